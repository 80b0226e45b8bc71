package server

import (
	"context"
	"fmt"
	"maps"

	"cdktf-alicloud-media-prefetch/tools/schema-provider/kinds"
	"cdktf-alicloud-media-prefetch/tools/schema-provider/objects"
	"cdktf-alicloud-media-prefetch/tools/schema-provider/values"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func (s *server) ApplyResourceChange(
	_ context.Context, request *tfprotov5.ApplyResourceChangeRequest,
) (*tfprotov5.ApplyResourceChangeResponse, error) {
	schema := s.schemas.Resources[request.TypeName]
	of := schema.ValueType()
	prior, err := request.PriorState.Unmarshal(of)
	if err != nil {
		return nil, err
	}
	planned, err := request.PlannedState.Unmarshal(of)
	if err != nil {
		return nil, err
	}
	config, err := request.Config.Unmarshal(of)
	if err != nil {
		return nil, err
	}
	response := &tfprotov5.ApplyResourceChangeResponse{Private: request.PlannedPrivate, UnsafeToUseLegacyTypeSystem: true}
	applied, err := s.apply(request.TypeName, prior, planned, config, schema)
	if err != nil {
		// What the service refused: the state stays what it was.
		response.NewState = request.PriorState
		response.Diagnostics = failure(fmt.Sprintf("The service refused %s", request.TypeName), err)
		return response, nil
	}
	state, err := tfprotov5.NewDynamicValue(of, applied)
	response.NewState = &state
	return response, err
}

func (s *server) apply(resourceType string, prior, planned, config tftypes.Value, schema *tfprotov5.Schema) (tftypes.Value, error) {
	kind := kinds.Of(resourceType)
	if planned.IsNull() {
		attributes, err := values.ObjectOf(prior)
		if err != nil {
			return planned, err
		}
		return planned, s.folder.Delete(s.key(resourceType, kind, attributes))
	}
	filled, err := s.compute(planned, config, schema, kind.Computed, kind.Follows)
	if err != nil {
		return planned, err
	}
	attributes, err := values.ObjectOf(filled)
	if err != nil {
		return planned, err
	}
	if prior.IsNull() {
		id, err := s.newID(kind, attributes, filled)
		if err != nil {
			return planned, err
		}
		attributes["id"] = tftypes.NewValue(tftypes.String, id)
	}
	return attributes.Value(filled.Type()), s.keep(resourceType, kind, attributes, filled.Type(), prior.IsNull())
}

// keep writes what can be read of an object.
func (s *server) keep(resourceType string, kind kinds.Kind, attributes values.Object, of tftypes.Type, isNew bool) error {
	readable := maps.Clone(attributes)
	for _, name := range kind.NeverRead {
		readable[name] = tftypes.NewValue(readable[name].Type(), nil)
	}
	text, err := values.ToJSON(readable.Value(of))
	if err != nil {
		return err
	}
	return s.folder.Write(s.key(resourceType, kind, attributes), text, isNew)
}

func (s *server) newID(kind kinds.Kind, attributes values.Object, applied tftypes.Value) (string, error) {
	if kind.ID == "" {
		text, err := values.ToJSON(applied)
		return kinds.Hash(string(text)), err
	}
	id := kinds.Object{Place: s.place, Attributes: attributes}.Expand(kind.ID)
	if id == "" {
		return "", fmt.Errorf("its ID is made from %s, and one of these is missing", kind.ID)
	}
	return id, nil
}

func (s *server) key(resourceType string, kind kinds.Kind, attributes values.Object) objects.Key {
	scope := kinds.Object{Place: s.place, Attributes: attributes}.Expand(kind.Scope)
	return objects.Key{Account: s.place.Account, Scope: scope, Kind: resourceType, ID: attributes.Text("id")}
}

func failure(summary string, err error) []*tfprotov5.Diagnostic {
	return []*tfprotov5.Diagnostic{{Severity: tfprotov5.DiagnosticSeverityError, Summary: summary, Detail: err.Error()}}
}
