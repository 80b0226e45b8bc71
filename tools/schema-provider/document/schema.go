package document

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

type schema struct {
	Version int64 `json:"version"`
	Block   block `json:"block"`
}

type block struct {
	Attributes map[string]attribute   `json:"attributes"`
	BlockTypes map[string]nestedBlock `json:"block_types"`
	Deprecated bool                   `json:"deprecated"`
}

type attribute struct {
	Type       json.RawMessage `json:"type"`
	Required   bool            `json:"required"`
	Optional   bool            `json:"optional"`
	Computed   bool            `json:"computed"`
	Sensitive  bool            `json:"sensitive"`
	Deprecated bool            `json:"deprecated"`
}

type nestedBlock struct {
	NestingMode string `json:"nesting_mode"`
	Block       block  `json:"block"`
	MinItems    int64  `json:"min_items"`
	MaxItems    int64  `json:"max_items"`
}

var nestings = map[string]tfprotov5.SchemaNestedBlockNestingMode{
	"single": tfprotov5.SchemaNestedBlockNestingModeSingle,
	"list":   tfprotov5.SchemaNestedBlockNestingModeList,
	"set":    tfprotov5.SchemaNestedBlockNestingModeSet,
}

func (s schema) convert() (*tfprotov5.Schema, error) {
	converted, err := s.Block.convert()
	if err != nil {
		return nil, err
	}
	return &tfprotov5.Schema{Version: s.Version, Block: converted}, nil
}

func (b block) convert() (*tfprotov5.SchemaBlock, error) {
	converted := &tfprotov5.SchemaBlock{Deprecated: b.Deprecated}
	for _, name := range slices.Sorted(maps.Keys(b.Attributes)) {
		each, err := b.Attributes[name].convert(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		converted.Attributes = append(converted.Attributes, each)
	}
	for _, name := range slices.Sorted(maps.Keys(b.BlockTypes)) {
		each, err := b.BlockTypes[name].convert(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		converted.BlockTypes = append(converted.BlockTypes, each)
	}
	return converted, nil
}

func (a attribute) convert(name string) (*tfprotov5.SchemaAttribute, error) {
	// The one public way to read a type as the document writes it.
	attributeType, err := tftypes.ParseJSONType(a.Type) //nolint:staticcheck
	if err != nil {
		return nil, err
	}
	return &tfprotov5.SchemaAttribute{
		Name:       name,
		Type:       attributeType,
		Required:   a.Required,
		Optional:   a.Optional,
		Computed:   a.Computed,
		Sensitive:  a.Sensitive,
		Deprecated: a.Deprecated,
	}, nil
}

func (n nestedBlock) convert(name string) (*tfprotov5.SchemaNestedBlock, error) {
	nesting, known := nestings[n.NestingMode]
	if !known {
		return nil, fmt.Errorf("nesting mode %q", n.NestingMode)
	}
	converted, err := n.Block.convert()
	if err != nil {
		return nil, err
	}
	return &tfprotov5.SchemaNestedBlock{TypeName: name, Nesting: nesting, Block: converted, MinItems: n.MinItems, MaxItems: n.MaxItems}, nil
}
