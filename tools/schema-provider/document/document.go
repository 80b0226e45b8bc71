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

// Read reads a document that holds exactly one provider.
func Read(path string) (*Schemas, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var read document
	if err := json.Unmarshal(text, &read); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(read.ProviderSchemas) != 1 {
		return nil, fmt.Errorf("%s: %d providers, where one is expected", path, len(read.ProviderSchemas))
	}
	for _, provider := range read.ProviderSchemas {
		schemas := &Schemas{}
		if schemas.Provider, err = provider.Provider.convert(); err != nil {
			return nil, fmt.Errorf("the provider's own schema: %w", err)
		}
		if schemas.Resources, err = convertAll(provider.ResourceSchemas); err != nil {
			return nil, err
		}
		if schemas.DataSources, err = convertAll(provider.DataSourceSchemas); err != nil {
			return nil, err
		}
		return schemas, nil
	}
	panic("unreachable: the map has one element")
}

func convertAll(read map[string]schema) (map[string]*tfprotov5.Schema, error) {
	converted := make(map[string]*tfprotov5.Schema, len(read))
	for name, each := range read {
		var err error
		if converted[name], err = each.convert(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return converted, nil
}
