// A stand-in for the aliyun/alicloud provider: it serves a schema that the real one told, and keeps what is applied in a folder instead of a cloud.
//
// Two environment variables tell it where:
//
//	SCHEMA_PROVIDER_SCHEMA   a document of "terraform providers schema -json"; required
//	SCHEMA_PROVIDER_OBJECTS  a folder for the objects; without it they live in the state alone
package main

import (
	"fmt"
	"os"

	"cdktf-alicloud-media-prefetch/tools/schema-provider/document"
	"cdktf-alicloud-media-prefetch/tools/schema-provider/server"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5/tf5server"
)

const (
	name             = "registry.terraform.io/aliyun/alicloud"
	schemaVariable   = "SCHEMA_PROVIDER_SCHEMA"
	objectsVariable  = "SCHEMA_PROVIDER_OBJECTS"
	cannotServeError = "The stand-in for aliyun/alicloud cannot serve: %v\n"
)

func main() {
	schemas, err := document.Read(os.Getenv(schemaVariable))
	if err != nil {
		fmt.Fprintf(os.Stderr, cannotServeError, fmt.Errorf("%s: %w", schemaVariable, err))
		os.Exit(1)
	}
	provider := server.New(schemas, os.Getenv(objectsVariable))
	if err := tf5server.Serve(name, func() tfprotov5.ProviderServer { return provider }); err != nil {
		fmt.Fprintf(os.Stderr, cannotServeError, err)
		os.Exit(1)
	}
}
