package server

import (
	"context"
	"slices"

	"cdktf-alicloud-media-prefetch/tools/schema-provider/kinds"
	"cdktf-alicloud-media-prefetch/tools/schema-provider/values"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func (s *server) PlanResourceChange(
	_ context.Context, request *tfprotov5.PlanResourceChangeRequest,
) (*tfprotov5.PlanResourceChangeResponse, error) {
	schema := s.schemas.Resources[request.TypeName]
	prior, err := request.PriorState.Unmarshal(schema.ValueType())
	if err != nil {
		return nil, err
	}
	proposed, err := request.ProposedNewState.Unmarshal(schema.ValueType())
	if err != nil {
		return nil, err
	}
	planned, replaced, err := plan(prior, proposed, schema, kinds.Of(request.TypeName))
	if err != nil {
		return nil, err
	}
	state, err := tfprotov5.NewDynamicValue(schema.ValueType(), planned)
	return &tfprotov5.PlanResourceChangeResponse{
		PlannedState:    &state,
		PlannedPrivate:  request.PriorPrivate,
		RequiresReplace: replaced,
		// The real provider is built on an SDK that says so too: after an apply, computed attributes may differ from what was planned.
		UnsafeToUseLegacyTypeSystem: true,
	}, err
}

func plan(prior, proposed tftypes.Value, schema *tfprotov5.Schema, kind kinds.Kind) (tftypes.Value, []*tftypes.AttributePath, error) {
	if proposed.IsNull() {
		return proposed, nil, nil
	}
	if prior.IsNull() {
		planned, err := values.MarkUnknown(proposed, schema.Block)
		return planned, nil, err
	}
	before, err := values.ObjectOf(prior)
	if err != nil {
		return proposed, nil, err
	}
	after, err := values.ObjectOf(proposed)
	if err != nil {
		return proposed, nil, err
	}
	for name, value := range before {
		if overlooked(name, before, after, kind) {
			after[name] = value
		}
	}
	planned := after.Value(proposed.Type())
	if planned.Equal(prior) {
		return prior, nil, nil
	}
	var replaced []*tftypes.AttributePath
	for _, name := range kind.Replaces {
		if !after[name].Equal(before[name]) {
			replaced = append(replaced, tftypes.NewAttributePath().WithAttributeName(name))
		}
	}
	planned, err = values.MarkUnknown(planned, schema.Block)
	return planned, replaced, err
}

// overlooked tells whether the provider takes a difference for none.
func overlooked(name string, before, after values.Object, kind kinds.Kind) bool {
	return slices.Contains(kind.Documents, name) && values.EquivalentJSON(before.Text(name), after.Text(name))
}
