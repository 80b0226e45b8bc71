package values

import (
	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// MarkUnknown makes every computed attribute that has no value yet unknown, in nested blocks too.
func MarkUnknown(value tftypes.Value, block *tfprotov5.SchemaBlock) (tftypes.Value, error) {
	if value.IsNull() || !value.IsKnown() {
		return value, nil
	}
	object, err := ObjectOf(value)
	if err != nil {
		return value, err
	}
	for _, attribute := range block.Attributes {
		if attribute.Computed && object[attribute.Name].IsNull() {
			object[attribute.Name] = tftypes.NewValue(attribute.Type, tftypes.UnknownValue)
		}
	}
	for _, nested := range block.BlockTypes {
		if object[nested.TypeName], err = markNested(object[nested.TypeName], nested); err != nil {
			return value, err
		}
	}
	return object.Value(value.Type()), nil
}

func markNested(value tftypes.Value, nested *tfprotov5.SchemaNestedBlock) (tftypes.Value, error) {
	if value.IsNull() || !value.IsKnown() {
		return value, nil
	}
	if nested.Nesting == tfprotov5.SchemaNestedBlockNestingModeSingle {
		return MarkUnknown(value, nested.Block)
	}
	var elements []tftypes.Value
	if err := value.As(&elements); err != nil {
		return value, err
	}
	for index, element := range elements {
		var err error
		if elements[index], err = MarkUnknown(element, nested.Block); err != nil {
			return value, err
		}
	}
	return tftypes.NewValue(value.Type(), elements), nil
}

// FillUnknown gives everything that is still unknown the empty value of its type.
func FillUnknown(value tftypes.Value) (tftypes.Value, error) {
	return tftypes.Transform(value, func(_ *tftypes.AttributePath, each tftypes.Value) (tftypes.Value, error) {
		if each.IsKnown() {
			return each, nil
		}
		return empty(each.Type()), nil
	})
}

func empty(of tftypes.Type) tftypes.Value {
	switch {
	case of.Is(tftypes.String):
		return tftypes.NewValue(of, "")
	case of.Is(tftypes.Number):
		return tftypes.NewValue(of, 0)
	case of.Is(tftypes.Bool):
		return tftypes.NewValue(of, false)
	case of.Is(tftypes.List{}), of.Is(tftypes.Set{}):
		return tftypes.NewValue(of, []tftypes.Value{})
	case of.Is(tftypes.Map{}):
		return tftypes.NewValue(of, map[string]tftypes.Value{})
	default:
		return tftypes.NewValue(of, nil)
	}
}
