// Package server speaks the plugin protocol.
package server

import (
	"cmp"
	"context"
	"strings"

	"cdktf-alicloud-media-prefetch/tools/schema-provider/document"
	"cdktf-alicloud-media-prefetch/tools/schema-provider/kinds"
	"cdktf-alicloud-media-prefetch/tools/schema-provider/objects"
	"cdktf-alicloud-media-prefetch/tools/schema-provider/values"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
)

const (
	defaultAccount = "1234567890123456"
	// The real provider's own default.
	defaultRegion = "cn-beijing"
)

type server struct {
	// What the schema promises nothing of is never called: functions, ephemeral resources, identities.
	tfprotov5.ProviderServer
	schemas *document.Schemas
	folder  objects.Folder
	place   kinds.Place
}

// New makes a provider that keeps its objects in a folder.
func New(schemas *document.Schemas, folder string) tfprotov5.ProviderServer {
	return &server{schemas: schemas, folder: objects.Folder(folder)}
}

func (s *server) GetProviderSchema(context.Context, *tfprotov5.GetProviderSchemaRequest) (*tfprotov5.GetProviderSchemaResponse, error) {
	return &tfprotov5.GetProviderSchemaResponse{
		Provider:          s.schemas.Provider,
		ResourceSchemas:   s.schemas.Resources,
		DataSourceSchemas: s.schemas.DataSources,
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
	config, err := request.Config.Unmarshal(s.schemas.Provider.ValueType())
	if err != nil {
		return nil, err
	}
	attributes, err := values.ObjectOf(config)
	if err != nil {
		return nil, err
	}
	s.place = kinds.Place{
		Account: cmp.Or(assumedAccount(attributes), defaultAccount),
		Region:  cmp.Or(attributes.Text("region"), defaultRegion),
	}
	return &tfprotov5.ConfigureProviderResponse{}, nil
}

func (s *server) StopProvider(context.Context, *tfprotov5.StopProviderRequest) (*tfprotov5.StopProviderResponse, error) {
	return &tfprotov5.StopProviderResponse{}, nil
}

// assumedAccount is the account of the role that the provider takes on, if it takes one on.
func assumedAccount(attributes values.Object) string {
	// acs:ram::<account>:role/<name>
	parts := strings.Split(attributes.Block("assume_role").Text("role_arn"), ":")
	if len(parts) < 5 {
		return ""
	}
	return parts[3]
}
