package main

// kind is what the provider's code does with one type of resource and its schema does not say.
//
// A computed value is a template of attributes, a function of them, or plain data.
type kind struct {
	// id is a template of attributes. Without one, an ID is made up from what is applied.
	id string
	// scope is a template: within it, IDs are unique in an account.
	scope string
	// replaces names the attributes whose change replaces the object.
	replaces []string
	// documents names the attributes that hold JSON: another order of keys is no change.
	documents []string
	// neverRead names the attributes that the provider does not read back: the state keeps them, and an import has none of them.
	neverRead []string
	// computed are filled in once, where the configuration has no value; the rest becomes the empty value of its type.
	computed map[string]any
	// computedBlocks names the nested blocks that are Optional and Computed, which a schema document does not tell: where the
	// configuration has none, the object keeps its own.
	computedBlocks []string
	// unsent names what an update does not send where the configuration has no value, so that the object keeps its own.
	unsent []string
	// defaults are what the service takes, and the provider reads back, where the configuration has no value.
	defaults map[string]any
	// parts names the types of what goes together with an object of this type; their IDs begin with its own.
	parts []string
	// follows are filled in anew at every change, where the configuration has no value.
	follows map[string]any
}

func kindOf(resourceType string) kind {
	if kind, known := kinds[resourceType]; known {
		return kind
	}
	return kind{scope: "{region}"}
}

// dataSources are what data sources return; an attribute that is not named here becomes the empty value of its type.
var dataSources = map[string]map[string]any{
	"alicloud_account": {"id": "{account}"},
	// Only the provider's own region is ever asked for.
	"alicloud_regions": {"id": "{region}", "ids": regionIDs},
}

const functionARN = "acs:fc:{region}:{account}:functions/{function_name}"

var kinds = map[string]kind{
	"alicloud_fcv3_function": {
		id:        "{function_name}",
		scope:     "{region}",
		replaces:  []string{"function_name", "idle_timeout"},
		neverRead: []string{"code", "layers"},
		// services.md 3 and real-provider.md 1 and 3.
		computedBlocks: []string{"nas_config", "oss_mount_config", "vpc_config"},
		parts:          []string{"alicloud_fcv3_async_invoke_config", "alicloud_fcv3_concurrency_config", "alicloud_fcv3_trigger"},
		computed: map[string]any{
			"cpu":                     0.35,
			"create_time":             now,
			"disk_size":               512,
			"function_arn":            functionARN,
			"function_id":             identifier(functionARN),
			"instance_concurrency":    1,
			"instance_isolation_mode": "SHARE",
			"internet_access":         true,
			"last_update_status":      "Successful",
			"memory_size":             512,
			// Read back with its list, even where nothing is mounted.
			"oss_mount_config": []any{map[string]any{"mount_points": []any{}}},
			"session_affinity": "NONE",
			"state":            "Active",
			"timeout":          3,
		},
		follows: map[string]any{"code_size": codeSize, "last_modified_time": now},
	},
	"alicloud_fcv3_trigger": {
		id:        "{function_name}:{trigger_name}",
		scope:     "{region}",
		replaces:  []string{"function_name", "qualifier", "source_arn", "trigger_name", "trigger_type"},
		documents: []string{"trigger_config"},
		computed: map[string]any{
			"create_time": now,
			"target_arn":  functionARN,
			"trigger_id":  identifier(functionARN + "/triggers/{trigger_name}"),
		},
		follows: map[string]any{"last_modified_time": now},
	},
	"alicloud_fcv3_async_invoke_config": {
		id:        "{function_name}",
		scope:     "{region}",
		replaces:  []string{"function_name"},
		neverRead: []string{"qualifier"},
		computed:  map[string]any{"create_time": now, "function_arn": functionARN},
		// real-provider.md 2.
		unsent: []string{"destination_config"},
		// real-provider.md 6.
		defaults: map[string]any{"async_task": false, "max_async_event_age_in_seconds": 86_400, "max_async_retry_attempts": 3},
		follows:  map[string]any{"last_modified_time": now},
	},
	"alicloud_fcv3_concurrency_config": {
		id:       "{function_name}",
		scope:    "{region}",
		replaces: []string{"function_name"},
		computed: map[string]any{"function_arn": functionARN},
	},
	"alicloud_ram_role": {
		id:        "{role_name}",
		scope:     "global",
		replaces:  []string{"role_name", "name"},
		documents: []string{"assume_role_policy_document", "document"},
		neverRead: []string{"force"},
		computed: map[string]any{
			"arn":                  "acs:ram::{account}:role/{role_name}",
			"create_time":          now,
			"max_session_duration": 3600,
			"name":                 "{role_name}",
			"role_id":              identifier("role/{role_name}"),
			"role_name":            "{name}",
		},
		follows: map[string]any{
			"assume_role_policy_document": "{document}",
			"document":                    "{assume_role_policy_document}",
		},
	},
	"alicloud_ram_policy": {
		id:        "{policy_name}",
		scope:     "global",
		replaces:  []string{"policy_name", "name"},
		documents: []string{"policy_document", "document"},
		neverRead: []string{"force", "rotate_strategy"},
		computed: map[string]any{
			"create_time":     now,
			"default_version": "v1",
			"name":            "{policy_name}",
			"policy_name":     "{name}",
			"type":            "Custom",
			"version_id":      "v1",
		},
		follows: map[string]any{"document": "{policy_document}", "policy_document": "{document}"},
	},
	"alicloud_ram_role_policy_attachment": {
		id:       "role:{policy_name}:{policy_type}:{role_name}",
		scope:    "global",
		replaces: []string{"policy_name", "policy_type", "role_name"},
	},
	"alicloud_log_project": {
		id:       "{project_name}",
		scope:    "{region}",
		replaces: []string{"project_name", "name"},
		computed: map[string]any{
			"create_time":  now,
			"name":         "{project_name}",
			"project_name": "{name}",
			"status":       "Normal",
		},
	},
	"alicloud_log_store": {
		id:       "{project_name}:{logstore_name}",
		scope:    "{region}",
		replaces: []string{"logstore_name", "name", "project", "project_name"},
		// real-provider.md 6.
		defaults: map[string]any{"retention_period": 30},
		computed: map[string]any{
			"create_time":   nowInSeconds,
			"logstore_name": "{name}",
			"metering_mode": "ChargeByFunction",
			"mode":          "standard",
			"name":          "{logstore_name}",
			"project":       "{project_name}",
			"project_name":  "{project}",
		},
	},
	"alicloud_log_store_index": {
		id:       "{project}:{logstore}",
		scope:    "{region}",
		replaces: []string{"logstore", "project"},
	},
	"alicloud_message_service_queue": {
		id:       "{queue_name}",
		scope:    "{region}",
		replaces: []string{"queue_name", "queue_type"},
		computed: map[string]any{
			"create_time":              nowInSeconds,
			"maximum_message_size":     65536,
			"message_retention_period": 345600,
			"queue_type":               "normal",
			"visibility_timeout":       30,
		},
	},
	"alicloud_oss_bucket_object": {
		id:        "{key}",
		scope:     "{bucket}",
		replaces:  []string{"bucket", "key"},
		neverRead: []string{"content", "source"},
		computed: map[string]any{
			"content_type": "application/octet-stream",
			"etag":         identifier("{bucket}/{key}/{content}"),
		},
	},
}
