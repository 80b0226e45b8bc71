// Package document reads a document of "terraform providers schema -json".
package document

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
)

// Schemas are those of one provider.
type Schemas struct {
	Provider    *tfprotov5.Schema
	Resources   map[string]*tfprotov5.Schema
	DataSources map[string]*tfprotov5.Schema
}

type document struct {
	ProviderSchemas map[string]struct {
		Provider          schema            `json:"provider"`
		ResourceSchemas   map[string]schema `json:"resource_schemas"`
		DataSourceSchemas map[string]schema `json:"data_source_schemas"`
	} `json:"provider_schemas"`
}

// Read reads the schemas of a provider, by its address.
func Read(path, provider string) (*Schemas, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var read document
	if err := json.Unmarshal(text, &read); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	found, known := read.ProviderSchemas[provider]
	if !known {
		return nil, fmt.Errorf("%s does not hold %s", path, provider)
	}
	return &Schemas{
		Provider:    found.Provider.convert(),
		Resources:   convertAll(found.ResourceSchemas),
		DataSources: convertAll(found.DataSourceSchemas),
	}, nil
}

func convertAll(read map[string]schema) map[string]*tfprotov5.Schema {
	converted := make(map[string]*tfprotov5.Schema, len(read))
	for name, each := range read {
		converted[name] = each.convert()
	}
	return converted
}
