package main

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/msgpack"
)

const (
	defaultAccount = "1234567890123456"
	// The real provider's own default.
	defaultRegion = "cn-beijing"
)

// The real provider is built on an SDK that says so too: after an apply, computed attributes may differ from what was planned.
const legacyTypeSystem = true

type server struct {
	// What the schema does not have is never called: functions, ephemeral resources, identities.
	tfprotov5.ProviderServer
	schemas         *tfjson.ProviderSchema
	folder          string
	account, region string
}

func (s *server) GetProviderSchema(context.Context, *tfprotov5.GetProviderSchemaRequest) (*tfprotov5.GetProviderSchemaResponse, error) {
	return &tfprotov5.GetProviderSchemaResponse{
		Provider:          protocolSchema(s.schemas.ConfigSchema),
		ResourceSchemas:   protocolSchemas(s.schemas.ResourceSchemas),
		DataSourceSchemas: protocolSchemas(s.schemas.DataSourceSchemas),
	}, nil
}

func (s *server) GetResourceIdentitySchemas(
	context.Context, *tfprotov5.GetResourceIdentitySchemasRequest,
) (*tfprotov5.GetResourceIdentitySchemasResponse, error) {
	return &tfprotov5.GetResourceIdentitySchemasResponse{}, nil
}

func (s *server) PrepareProviderConfig(
	_ context.Context, request *tfprotov5.PrepareProviderConfigRequest,
) (*tfprotov5.PrepareProviderConfigResponse, error) {
	return &tfprotov5.PrepareProviderConfigResponse{PreparedConfig: request.Config}, nil
}

// ConfigureProvider is called before anything is planned or read; what is unknown by then stays at its default.
func (s *server) ConfigureProvider(
	_ context.Context, request *tfprotov5.ConfigureProviderRequest,
) (*tfprotov5.ConfigureProviderResponse, error) {
	decoded, err := decode(s.schemas.ConfigSchema, request.Config)
	if err != nil {
		return nil, err
	}
	config := decoded[0].AsValueMap()
	s.account = cmp.Or(assumedAccount(config), defaultAccount)
	s.region = cmp.Or(textOf(config, "region"), defaultRegion)
	return &tfprotov5.ConfigureProviderResponse{}, nil
}

// assumedAccount is the account of the role that the provider assumes; empty where it assumes none.
func assumedAccount(config map[string]cty.Value) string {
	// acs:ram::<account>:role/<name>
	parts := strings.Split(textOf(blockOf(config, "assume_role"), "role_arn"), ":")
	if len(parts) < 5 {
		return ""
	}
	return parts[3]
}

func (s *server) StopProvider(context.Context, *tfprotov5.StopProviderRequest) (*tfprotov5.StopProviderResponse, error) {
	return &tfprotov5.StopProviderResponse{}, nil
}

func (s *server) ValidateDataSourceConfig(
	context.Context, *tfprotov5.ValidateDataSourceConfigRequest,
) (*tfprotov5.ValidateDataSourceConfigResponse, error) {
	return &tfprotov5.ValidateDataSourceConfigResponse{}, nil
}

func (s *server) ReadDataSource(_ context.Context, request *tfprotov5.ReadDataSourceRequest) (*tfprotov5.ReadDataSourceResponse, error) {
	schema := s.schemas.DataSourceSchemas[request.TypeName]
	decoded, err := decode(schema, request.Config)
	if err != nil {
		return nil, err
	}
	answer, err := s.compute(markUnknown(decoded[0], schema.Block), decoded[0], kind{computed: dataSources[request.TypeName]})
	if err != nil {
		return nil, err
	}
	state, err := encode(answer)
	return &tfprotov5.ReadDataSourceResponse{State: state}, err
}

func (s *server) ValidateResourceTypeConfig(
	_ context.Context, request *tfprotov5.ValidateResourceTypeConfigRequest,
) (*tfprotov5.ValidateResourceTypeConfigResponse, error) {
	decoded, err := decode(s.schemas.ResourceSchemas[request.TypeName], request.Config)
	if err != nil {
		return nil, err
	}
	response := &tfprotov5.ValidateResourceTypeConfigResponse{}
	if err := refusal(limitsOf(request.TypeName, provider), decoded[0].AsValueMap()); err != nil {
		response.Diagnostics = []*tfprotov5.Diagnostic{refused("The provider refuses "+request.TypeName, err)}
	}
	return response, nil
}

func refused(summary string, err error) *tfprotov5.Diagnostic {
	return &tfprotov5.Diagnostic{Severity: tfprotov5.DiagnosticSeverityError, Summary: summary, Detail: err.Error()}
}

// UpgradeResourceState returns the state as it is: the engine has removed attributes that the schema does not have.
func (s *server) UpgradeResourceState(
	_ context.Context, request *tfprotov5.UpgradeResourceStateRequest,
) (*tfprotov5.UpgradeResourceStateResponse, error) {
	return &tfprotov5.UpgradeResourceStateResponse{UpgradedState: &tfprotov5.DynamicValue{JSON: request.RawState.JSON}}, nil
}

// ImportResourceState returns the ID alone: the engine reads the object next, and reports where there is none.
func (s *server) ImportResourceState(
	_ context.Context, request *tfprotov5.ImportResourceStateRequest,
) (*tfprotov5.ImportResourceStateResponse, error) {
	text, err := json.Marshal(map[string]string{"id": request.ID})
	imported := &tfprotov5.ImportedResource{TypeName: request.TypeName, State: &tfprotov5.DynamicValue{JSON: text}}
	return &tfprotov5.ImportResourceStateResponse{ImportedResources: []*tfprotov5.ImportedResource{imported}}, err
}

func (s *server) ReadResource(_ context.Context, request *tfprotov5.ReadResourceRequest) (*tfprotov5.ReadResourceResponse, error) {
	decoded, err := decode(s.schemas.ResourceSchemas[request.TypeName], request.CurrentState)
	if err != nil {
		return nil, err
	}
	read, err := s.read(request.TypeName, decoded[0])
	if err != nil {
		return nil, err
	}
	state, err := encode(read)
	return &tfprotov5.ReadResourceResponse{NewState: state, Private: request.Private}, err
}

func (s *server) PlanResourceChange(
	_ context.Context, request *tfprotov5.PlanResourceChangeRequest,
) (*tfprotov5.PlanResourceChangeResponse, error) {
	schema := s.schemas.ResourceSchemas[request.TypeName]
	decoded, err := decode(schema, request.PriorState, request.ProposedNewState)
	if err != nil {
		return nil, err
	}
	planned, replaced := plan(kindOf(request.TypeName), decoded[0], decoded[1], schema.Block)
	state, err := encode(planned)
	return &tfprotov5.PlanResourceChangeResponse{
		PlannedState:                state,
		PlannedPrivate:              request.PriorPrivate,
		RequiresReplace:             replaced,
		UnsafeToUseLegacyTypeSystem: legacyTypeSystem,
	}, err
}

func (s *server) ApplyResourceChange(
	_ context.Context, request *tfprotov5.ApplyResourceChangeRequest,
) (*tfprotov5.ApplyResourceChangeResponse, error) {
	decoded, err := decode(s.schemas.ResourceSchemas[request.TypeName], request.PriorState, request.PlannedState, request.Config)
	if err != nil {
		return nil, err
	}
	response := &tfprotov5.ApplyResourceChangeResponse{Private: request.PlannedPrivate, UnsafeToUseLegacyTypeSystem: legacyTypeSystem}
	applied, err := s.apply(request.TypeName, decoded[0], decoded[1], decoded[2])
	if err != nil {
		// What the service refused: the state stays what it was.
		response.NewState = request.PriorState
		response.Diagnostics = []*tfprotov5.Diagnostic{refused("The service refused "+request.TypeName, err)}
		return response, nil
	}
	response.NewState, err = encode(applied)
	return response, err
}

func decode(schema *tfjson.Schema, values ...*tfprotov5.DynamicValue) ([]cty.Value, error) {
	of := typeOf(schema.Block)
	decoded := make([]cty.Value, len(values))
	for index, value := range values {
		var err error
		if decoded[index], err = msgpack.Unmarshal(value.MsgPack, of); err != nil {
			return nil, err
		}
	}
	return decoded, nil
}

func encode(value cty.Value) (*tfprotov5.DynamicValue, error) {
	packed, err := msgpack.Marshal(value, value.Type())
	return &tfprotov5.DynamicValue{MsgPack: packed}, err
}
