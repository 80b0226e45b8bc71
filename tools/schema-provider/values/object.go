package values

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Object is the attributes of one block, by their names.
type Object map[string]tftypes.Value

// ObjectOf reads the attributes of a known block; of a null one there are none.
func ObjectOf(value tftypes.Value) (Object, error) {
	var object map[string]tftypes.Value
	err := value.As(&object)
	return maps.Clone(object), err
}

// Value is the block again.
func (o Object) Value(of tftypes.Type) tftypes.Value {
	return tftypes.NewValue(of, map[string]tftypes.Value(o))
}

// Text is a string attribute; one that is null, unknown or no string is empty.
func (o Object) Text(name string) string {
	var text string
	if value, found := o[name]; found && value.IsKnown() && value.Type().Is(tftypes.String) {
		if err := value.As(&text); err != nil {
			return ""
		}
	}
	return text
}

// Has tells whether an attribute is there, known and not null.
func (o Object) Has(name string) bool {
	value, found := o[name]
	return found && value.IsKnown() && !value.IsNull()
}

// Block is the attributes of the first nested block of a name; there are none where there is no such block.
func (o Object) Block(name string) Object {
	var blocks []tftypes.Value
	if !o.Has(name) || o[name].As(&blocks) != nil || len(blocks) == 0 {
		return nil
	}
	block, err := ObjectOf(blocks[0])
	if err != nil {
		return nil
	}
	return block
}
