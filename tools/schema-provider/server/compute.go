package server

import (
	"fmt"
	"time"

	"cdktf-alicloud-media-prefetch/tools/schema-provider/kinds"
	"cdktf-alicloud-media-prefetch/tools/schema-provider/values"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// compute fills in what the service would, of a resource or data source whose unset computed attributes are marked unknown.
func (s *server) compute(
	planned, config tftypes.Value, schema *tfprotov5.Schema, computed, follows map[string]kinds.Value,
) (tftypes.Value, error) {
	filled, err := values.ObjectOf(planned)
	if err != nil {
		return planned, err
	}
	configured, err := values.ObjectOf(config)
	if err != nil {
		return planned, err
	}
	object := kinds.Object{Place: s.place, Attributes: filled, Now: time.Now()}
	// Twice: an ARN may be made from a name that the first pass filled in.
	for range 2 {
		for _, attribute := range schema.Block.Attributes {
			value := computed[attribute.Name]
			if filled[attribute.Name].IsKnown() {
				value = nil
			}
			if following, found := follows[attribute.Name]; found && configured[attribute.Name].IsNull() {
				value = following
			}
			if value == nil {
				continue
			}
			data := value(object)
			if data == nil {
				continue
			}
			if filled[attribute.Name], err = values.FromGo(data, attribute.Type); err != nil {
				return planned, fmt.Errorf("%s: %w", attribute.Name, err)
			}
		}
	}
	return values.FillUnknown(filled.Value(planned.Type()))
}
