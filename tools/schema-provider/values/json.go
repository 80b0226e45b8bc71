// Package values works on values of the plugin protocol.
package values

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"reflect"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// FromJSON reads a value as a state has it; attributes that the type does not have are left out.
func FromJSON(text []byte, of tftypes.Type) (tftypes.Value, error) {
	// What the plugin library itself reads states with.
	return tftypes.ValueFromJSONWithOpts(text, of, tftypes.ValueFromJSONOpts{IgnoreUndefinedAttributes: true}) //nolint:staticcheck
}

// FromGo turns plain Go data into a value.
func FromGo(data any, of tftypes.Type) (tftypes.Value, error) {
	text, err := json.Marshal(data)
	if err != nil {
		return tftypes.Value{}, err
	}
	return FromJSON(text, of)
}

// ToJSON writes a known value as a state has it, with sorted keys.
func ToJSON(value tftypes.Value) ([]byte, error) {
	data, err := toGo(value)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err = encoder.Encode(data)
	return text.Bytes(), err
}

// EquivalentJSON tells whether two texts are the same JSON, whatever the order of their keys.
func EquivalentJSON(one, other string) bool {
	var a, b any
	return json.Unmarshal([]byte(one), &a) == nil && json.Unmarshal([]byte(other), &b) == nil && reflect.DeepEqual(a, b)
}

func toGo(value tftypes.Value) (any, error) {
	if value.IsNull() {
		return nil, nil
	}
	switch of := value.Type(); {
	case of.Is(tftypes.String):
		var text string
		err := value.As(&text)
		return text, err
	case of.Is(tftypes.Bool):
		var truth bool
		err := value.As(&truth)
		return truth, err
	case of.Is(tftypes.Number):
		var number big.Float
		err := value.As(&number)
		return json.Number(number.Text('f', -1)), err
	case of.Is(tftypes.List{}), of.Is(tftypes.Set{}):
		var elements []tftypes.Value
		if err := value.As(&elements); err != nil {
			return nil, err
		}
		converted := make([]any, len(elements))
		for index, element := range elements {
			var err error
			if converted[index], err = toGo(element); err != nil {
				return nil, err
			}
		}
		return converted, nil
	case of.Is(tftypes.Map{}), of.Is(tftypes.Object{}):
		var members map[string]tftypes.Value
		if err := value.As(&members); err != nil {
			return nil, err
		}
		converted := make(map[string]any, len(members))
		for name, member := range members {
			var err error
			if converted[name], err = toGo(member); err != nil {
				return nil, err
			}
		}
		return converted, nil
	default:
		return nil, fmt.Errorf("a value of type %s is not expected here", of)
	}
}
