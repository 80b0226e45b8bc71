// Package kinds holds what the provider's code does and its schema does not say, for the types that this project can meet.
package kinds

// Kind is one type of resource.
type Kind struct {
	// ID is a template of attributes. Without one, an ID is made up from what is applied.
	ID string
	// Scope is a template: within it, IDs are unique in an account.
	Scope string
	// Replaces names the attributes whose change replaces the object.
	Replaces []string
	// Documents names the attributes that hold JSON: another order of keys is no change.
	Documents []string
	// NeverRead names the attributes that the provider does not read back: what the state has stays, and an import has none of them.
	NeverRead []string
	// Computed says what the service fills in, once, where the configuration says nothing; the rest becomes the empty value of its type.
	Computed map[string]Value
	// Follows says what the service fills in anew at every change, where the configuration says nothing.
	Follows map[string]Value
}

const (
	inRegion  = "{region}"
	inAccount = "global"
)

const functionARN = "acs:fc:{region}:{account}:functions/{function_name}"

// Of answers what is known of a type: for one that is not in the table, nothing but where its names hold.
func Of(resourceType string) Kind {
	if kind, known := table[resourceType]; known {
		return kind
	}
	return Kind{Scope: inRegion}
}
