package server

import (
	"context"

	"cdktf-alicloud-media-prefetch/tools/schema-provider/kinds"
	"cdktf-alicloud-media-prefetch/tools/schema-provider/values"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
)

func (s *server) ValidateDataSourceConfig(
	context.Context, *tfprotov5.ValidateDataSourceConfigRequest,
) (*tfprotov5.ValidateDataSourceConfigResponse, error) {
	return &tfprotov5.ValidateDataSourceConfigResponse{}, nil
}

func (s *server) ReadDataSource(_ context.Context, request *tfprotov5.ReadDataSourceRequest) (*tfprotov5.ReadDataSourceResponse, error) {
	schema := s.schemas.DataSources[request.TypeName]
	config, err := request.Config.Unmarshal(schema.ValueType())
	if err != nil {
		return nil, err
	}
	marked, err := values.MarkUnknown(config, schema.Block)
	if err != nil {
		return nil, err
	}
	answered, err := s.compute(marked, config, schema, kinds.Data(request.TypeName), nil)
	if err != nil {
		return nil, err
	}
	state, err := tfprotov5.NewDynamicValue(schema.ValueType(), answered)
	return &tfprotov5.ReadDataSourceResponse{State: &state}, err
}
