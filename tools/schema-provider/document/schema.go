package document

import (
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
	Type       attributeType `json:"type"`
	Required   bool          `json:"required"`
	Optional   bool          `json:"optional"`
	Computed   bool          `json:"computed"`
	Sensitive  bool          `json:"sensitive"`
	Deprecated bool          `json:"deprecated"`
}

type nestedBlock struct {
	NestingMode nesting `json:"nesting_mode"`
	Block       block   `json:"block"`
	MinItems    int64   `json:"min_items"`
	MaxItems    int64   `json:"max_items"`
}

type attributeType struct{ tftypes.Type }

func (t *attributeType) UnmarshalJSON(text []byte) (err error) {
	// The one public way to read a type as the document writes it.
	t.Type, err = tftypes.ParseJSONType(text) //nolint:staticcheck
	return err
}

type nesting tfprotov5.SchemaNestedBlockNestingMode

func (n *nesting) UnmarshalJSON(text []byte) error {
	modes := map[string]tfprotov5.SchemaNestedBlockNestingMode{
		`"single"`: tfprotov5.SchemaNestedBlockNestingModeSingle,
		`"list"`:   tfprotov5.SchemaNestedBlockNestingModeList,
		`"set"`:    tfprotov5.SchemaNestedBlockNestingModeSet,
	}
	mode, known := modes[string(text)]
	if !known {
		return fmt.Errorf("nesting mode %s", text)
	}
	*n = nesting(mode)
	return nil
}

func (s schema) convert() *tfprotov5.Schema {
	return &tfprotov5.Schema{Version: s.Version, Block: s.Block.convert()}
}

func (b block) convert() *tfprotov5.SchemaBlock {
	converted := &tfprotov5.SchemaBlock{Deprecated: b.Deprecated}
	for _, name := range slices.Sorted(maps.Keys(b.Attributes)) {
		a := b.Attributes[name]
		converted.Attributes = append(converted.Attributes, &tfprotov5.SchemaAttribute{
			Name:       name,
			Type:       a.Type.Type,
			Required:   a.Required,
			Optional:   a.Optional,
			Computed:   a.Computed,
			Sensitive:  a.Sensitive,
			Deprecated: a.Deprecated,
		})
	}
	for _, name := range slices.Sorted(maps.Keys(b.BlockTypes)) {
		n := b.BlockTypes[name]
		converted.BlockTypes = append(converted.BlockTypes, &tfprotov5.SchemaNestedBlock{
			TypeName: name,
			Nesting:  tfprotov5.SchemaNestedBlockNestingMode(n.NestingMode),
			Block:    n.Block.convert(),
			MinItems: n.MinItems,
			MaxItems: n.MaxItems,
		})
	}
	return converted
}
