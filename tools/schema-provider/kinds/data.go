package kinds

// Data says what a data source answers; an attribute that is not named here becomes the empty value of its type.
func Data(sourceType string) map[string]Value {
	return dataSources[sourceType]
}

var dataSources = map[string]map[string]Value{
	"alicloud_account": {"id": text("{account}")},
	"alicloud_regions": {
		"id":  text("{region}"),
		"ids": func(o Object) any { return []string{regionOf(o)} },
		"regions": func(o Object) any {
			return []map[string]string{{"id": regionOf(o), "region_id": regionOf(o), "local_name": regionOf(o)}}
		},
	},
}

// regionOf is the region asked for by name, else the provider's own: the stand-in knows no other.
func regionOf(o Object) string {
	if name := o.Attributes.Text("name"); name != "" {
		return name
	}
	return o.Region
}
