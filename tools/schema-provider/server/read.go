package server

import (
	"context"

	"cdktf-alicloud-media-prefetch/tools/schema-provider/kinds"
	"cdktf-alicloud-media-prefetch/tools/schema-provider/values"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func (s *server) ValidateResourceTypeConfig(
	context.Context, *tfprotov5.ValidateResourceTypeConfigRequest,
) (*tfprotov5.ValidateResourceTypeConfigResponse, error) {
	return &tfprotov5.ValidateResourceTypeConfigResponse{}, nil
}

func (s *server) UpgradeResourceState(
	_ context.Context, request *tfprotov5.UpgradeResourceStateRequest,
) (*tfprotov5.UpgradeResourceStateResponse, error) {
	of := s.schemas.Resources[request.TypeName].ValueType()
	value, err := values.FromJSON(request.RawState.JSON, of)
	if err != nil {
		return nil, err
	}
	state, err := tfprotov5.NewDynamicValue(of, value)
	return &tfprotov5.UpgradeResourceStateResponse{UpgradedState: &state}, err
}

// ImportResourceState hands back the ID alone: the engine reads the object next, and says so where there is none.
func (s *server) ImportResourceState(
	_ context.Context, request *tfprotov5.ImportResourceStateRequest,
) (*tfprotov5.ImportResourceStateResponse, error) {
	of := s.schemas.Resources[request.TypeName].ValueType()
	value, err := values.FromGo(map[string]string{"id": request.ID}, of)
	if err != nil {
		return nil, err
	}
	state, err := tfprotov5.NewDynamicValue(of, value)
	imported := &tfprotov5.ImportedResource{TypeName: request.TypeName, State: &state}
	return &tfprotov5.ImportResourceStateResponse{ImportedResources: []*tfprotov5.ImportedResource{imported}}, err
}

func (s *server) ReadResource(_ context.Context, request *tfprotov5.ReadResourceRequest) (*tfprotov5.ReadResourceResponse, error) {
	of := s.schemas.Resources[request.TypeName].ValueType()
	current, err := request.CurrentState.Unmarshal(of)
	if err != nil {
		return nil, err
	}
	read, err := s.read(request.TypeName, current)
	if err != nil {
		return nil, err
	}
	state, err := tfprotov5.NewDynamicValue(of, read)
	return &tfprotov5.ReadResourceResponse{NewState: &state, Private: request.Private}, err
}

func (s *server) read(resourceType string, current tftypes.Value) (tftypes.Value, error) {
	attributes, err := values.ObjectOf(current)
	if err != nil {
		return current, err
	}
	kind := kinds.Of(resourceType)
	text, found, err := s.folder.Read(s.key(resourceType, kind, attributes))
	if err != nil {
		return current, err
	}
	if !found {
		return tftypes.NewValue(current.Type(), nil), nil
	}
	kept, err := values.FromJSON(text, current.Type())
	if err != nil {
		return current, err
	}
	read, err := values.ObjectOf(kept)
	if err != nil {
		return current, err
	}
	for _, name := range append([]string{"timeouts"}, kind.NeverRead...) {
		if value, found := attributes[name]; found {
			read[name] = value
		}
	}
	return read.Value(current.Type()), nil
}
