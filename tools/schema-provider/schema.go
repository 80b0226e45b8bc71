package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

var nestingModes = map[tfjson.SchemaNestingMode]tfprotov5.SchemaNestedBlockNestingMode{
	tfjson.SchemaNestingModeSingle: tfprotov5.SchemaNestedBlockNestingModeSingle,
	tfjson.SchemaNestingModeList:   tfprotov5.SchemaNestedBlockNestingModeList,
	tfjson.SchemaNestingModeSet:    tfprotov5.SchemaNestedBlockNestingModeSet,
}

func readSchemas(path string) (*tfjson.ProviderSchema, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var document tfjson.ProviderSchemas
	if err := json.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	schemas, known := document.Schemas[name]
	if !known {
		return nil, fmt.Errorf("%s does not hold %s", path, name)
	}
	return schemas, nil
}

func protocolSchemas(schemas map[string]*tfjson.Schema) map[string]*tfprotov5.Schema {
	converted := make(map[string]*tfprotov5.Schema, len(schemas))
	for name, schema := range schemas {
		converted[name] = protocolSchema(schema)
	}
	return converted
}

func protocolSchema(schema *tfjson.Schema) *tfprotov5.Schema {
	return &tfprotov5.Schema{Version: int64(schema.Version), Block: protocolBlock(schema.Block)}
}

func protocolBlock(block *tfjson.SchemaBlock) *tfprotov5.SchemaBlock {
	converted := &tfprotov5.SchemaBlock{Deprecated: block.Deprecated}
	for _, name := range slices.Sorted(maps.Keys(block.Attributes)) {
		attribute := block.Attributes[name]
		converted.Attributes = append(converted.Attributes, &tfprotov5.SchemaAttribute{
			Name:       name,
			Type:       protocolType(attribute.AttributeType),
			Required:   attribute.Required,
			Optional:   attribute.Optional,
			Computed:   attribute.Computed,
			Sensitive:  attribute.Sensitive,
			Deprecated: attribute.Deprecated,
		})
	}
	for _, name := range slices.Sorted(maps.Keys(block.NestedBlocks)) {
		nested := block.NestedBlocks[name]
		converted.BlockTypes = append(converted.BlockTypes, &tfprotov5.SchemaNestedBlock{
			TypeName: name,
			Nesting:  nestingModes[nested.NestingMode],
			Block:    protocolBlock(nested.Block),
			MinItems: int64(nested.MinItems),
			MaxItems: int64(nested.MaxItems),
		})
	}
	return converted
}

// Both libraries read and write a type as the document has it.
func protocolType(of cty.Type) tftypes.Type {
	text, err := ctyjson.MarshalType(of)
	if err != nil {
		panic(err)
	}
	converted, err := tftypes.ParseJSONType(text) //nolint:staticcheck // there is no other public way
	if err != nil {
		panic(err)
	}
	return converted
}

func typeOf(block *tfjson.SchemaBlock) cty.Type {
	attributes := make(map[string]cty.Type)
	for name, attribute := range block.Attributes {
		attributes[name] = attribute.AttributeType
	}
	for name, nested := range block.NestedBlocks {
		attributes[name] = typeOf(nested.Block)
		switch nested.NestingMode {
		case tfjson.SchemaNestingModeList:
			attributes[name] = cty.List(attributes[name])
		case tfjson.SchemaNestingModeSet:
			attributes[name] = cty.Set(attributes[name])
		}
	}
	return cty.Object(attributes)
}

// markUnknown makes every computed attribute that has no value yet unknown, in nested blocks too.
func markUnknown(value cty.Value, block *tfjson.SchemaBlock) cty.Value {
	// The only errors are those of the function.
	marked, _ := cty.Transform(value, func(path cty.Path, each cty.Value) (cty.Value, error) {
		if each.IsNull() && isComputed(path, block) {
			return cty.UnknownVal(each.Type()), nil
		}
		return each, nil
	})
	return marked
}

// isComputed tells whether a path leads to a computed attribute, not to a part of one.
func isComputed(path cty.Path, block *tfjson.SchemaBlock) bool {
	for index, step := range path {
		attribute, isName := step.(cty.GetAttrStep)
		if !isName {
			continue
		}
		if nested, found := block.NestedBlocks[attribute.Name]; found {
			block = nested.Block
			continue
		}
		return block.Attributes[attribute.Name].Computed && index == len(path)-1
	}
	return false
}

// fillUnknown gives everything that is still unknown the empty value of its type.
func fillUnknown(value cty.Value) (cty.Value, error) {
	return cty.Transform(value, func(_ cty.Path, each cty.Value) (cty.Value, error) {
		if each.IsKnown() {
			return each, nil
		}
		return empty(each.Type()), nil
	})
}

func empty(of cty.Type) cty.Value {
	switch {
	case of == cty.String:
		return cty.StringVal("")
	case of == cty.Number:
		return cty.Zero
	case of == cty.Bool:
		return cty.False
	case of.IsListType():
		return cty.ListValEmpty(of.ElementType())
	case of.IsSetType():
		return cty.SetValEmpty(of.ElementType())
	case of.IsMapType():
		return cty.MapValEmpty(of.ElementType())
	default:
		return cty.NullVal(of)
	}
}
