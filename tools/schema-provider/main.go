// A stand-in for the aliyun/alicloud provider: it serves the schema of the real one, and keeps objects in a folder instead of a cloud.
//
// Two environment variables configure it:
//
//	SCHEMA_PROVIDER_SCHEMA   a document of "terraform providers schema -json"
//	SCHEMA_PROVIDER_OBJECTS  a folder for the objects
package main

import (
	"fmt"
	"os"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5/tf5server"
)

const name = "registry.terraform.io/aliyun/alicloud"

func main() {
	schemas, err := readSchemas(os.Getenv("SCHEMA_PROVIDER_SCHEMA"))
	if err == nil {
		provider := &server{schemas: schemas, folder: os.Getenv("SCHEMA_PROVIDER_OBJECTS")}
		err = tf5server.Serve(name, func() tfprotov5.ProviderServer { return provider })
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "The stand-in for aliyun/alicloud cannot serve: %v\n", err)
		os.Exit(1)
	}
}
