package main

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
)

// judge is who refuses a value: the provider before it plans, or the service when it gets it.
type judge int

const (
	provider judge = iota
	service
)

// limit is what one argument may be.
type limit struct {
	resourceType string
	// path leads to the argument, through the first of each block.
	path string
	by   judge
	// pattern is what a text matches.
	pattern *regexp.Regexp
	// least and most bound a number, or the length of a text or a list; most is not set where there is no bound.
	least, most float64
	// needed tells that the argument must be there where its outermost block is.
	needed bool
	// source is where this is said.
	source string
}

const (
	facts    = "facts/services.md"
	found    = "findings/real-provider.md"
	disagree = "findings/services.md"
)

var (
	functionName      = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`)
	logProjectName    = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*[a-z0-9]$`)
	queueName         = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]*$`)
	ramPolicyName     = regexp.MustCompile(`^[A-Za-z0-9-]+$`)
	ramRoleName       = regexp.MustCompile(`^[A-Za-z0-9.-]+$`)
	charactersOfNames = regexp.MustCompile(`^[0-9a-zA-Z_-]+$`)
	logBeginRule      = regexp.MustCompile(`^(None|DefaultRegex)$`)
)

var limits = []limit{
	{resourceType: "alicloud_fcv3_function", path: "function_name", by: provider, pattern: charactersOfNames, source: facts + " 3"},
	{resourceType: "alicloud_fcv3_function", path: "function_name", by: service, pattern: functionName, least: 1, most: 64, source: facts + " 2"},
	{resourceType: "alicloud_fcv3_function", path: "cpu", by: provider, least: 0.05, most: 16, source: facts + " 3"},
	{resourceType: "alicloud_fcv3_function", path: "memory_size", by: provider, least: 64, most: 32_768, source: facts + " 3"},
	{resourceType: "alicloud_fcv3_function", path: "disk_size", by: provider, least: 512, source: facts + " 3"},
	{resourceType: "alicloud_fcv3_function", path: "timeout", by: provider, most: 86_400, source: facts + " 3"},
	{resourceType: "alicloud_fcv3_function", path: "description", by: service, most: 256, source: found + " 12"},
	{resourceType: "alicloud_fcv3_function", path: "log_config.log_begin_rule", by: provider, pattern: logBeginRule, source: facts + " 3"},
	{resourceType: "alicloud_fcv3_function", path: "log_config.project", by: service, pattern: logProjectName, least: 3, most: 63, source: found + " 12"},
	{resourceType: "alicloud_fcv3_function", path: "vpc_config.vpc_id", by: service, least: 1, needed: true, source: found + " 12"},
	{resourceType: "alicloud_fcv3_function", path: "vpc_config.vswitch_ids", by: service, least: 1, needed: true, source: found + " 12"},
	{resourceType: "alicloud_fcv3_trigger", path: "trigger_name", by: service, pattern: functionName, least: 1, most: 128, source: facts + " 1"},
	{resourceType: "alicloud_fcv3_trigger", path: "description", by: service, most: 256, source: found + " 12"},
	{resourceType: "alicloud_fcv3_async_invoke_config", path: "max_async_event_age_in_seconds", by: provider, most: 86_400, source: facts + " 3"},
	{resourceType: "alicloud_fcv3_async_invoke_config", path: "max_async_event_age_in_seconds", by: service, least: 1, source: facts + " 1"},
	{resourceType: "alicloud_fcv3_async_invoke_config", path: "max_async_retry_attempts", by: service, most: 8, source: facts + " 1"},
	{resourceType: "alicloud_fcv3_async_invoke_config", path: "destination_config.on_failure.destination", by: service, least: 1, needed: true, source: found + " 2"},
	{resourceType: "alicloud_fcv3_async_invoke_config", path: "destination_config.on_success.destination", by: service, least: 1, needed: true, source: found + " 2"},
	{resourceType: "alicloud_ram_role", path: "role_name", by: service, pattern: ramRoleName, least: 1, most: 64, source: disagree + " 3"},
	{resourceType: "alicloud_ram_policy", path: "policy_name", by: service, pattern: ramPolicyName, least: 1, most: 128, source: disagree + " 3"},
	{resourceType: "alicloud_ram_policy", path: "policy_document", by: service, most: 6_144, source: facts + " 3"},
	{resourceType: "alicloud_log_project", path: "project_name", by: provider, pattern: charactersOfNames, source: facts + " 3"},
	{resourceType: "alicloud_log_project", path: "project_name", by: service, pattern: logProjectName, least: 3, most: 63, source: facts + " 3"},
	{resourceType: "alicloud_log_store", path: "retention_period", by: service, least: 1, most: 3_650, source: facts + " 3"},
	{resourceType: "alicloud_message_service_queue", path: "queue_name", by: service, pattern: queueName, least: 1, most: 120, source: found + " 4"},
	{resourceType: "alicloud_message_service_queue", path: "message_retention_period", by: provider, least: 60, most: 604_800, source: facts + " 3"},
}

// limitsOf are those of a type that one judges.
func limitsOf(resourceType string, by judge) []limit {
	var of []limit
	for _, each := range limits {
		if each.resourceType == resourceType && each.by == by {
			of = append(of, each)
		}
	}
	return of
}

// refusal is what is wrong with the arguments of a resource, as far as their values are known; nil where nothing is.
func refusal(limits []limit, attributes map[string]cty.Value) error {
	for _, each := range limits {
		if reason := each.reason(attributes); reason != "" {
			return fmt.Errorf("%s %s (%s)", each.path, reason, each.source)
		}
	}
	return nil
}

func (l limit) reason(attributes map[string]cty.Value) string {
	names := strings.Split(l.path, ".")
	for index, block := range names[:len(names)-1] {
		if blocks := attributes[block]; index == 0 && isEmpty(blocks) || !blocks.IsWhollyKnown() {
			return ""
		}
		attributes = blockOf(attributes, block)
	}
	value := attributes[names[len(names)-1]]
	if value == cty.NilVal || value.IsNull() {
		if l.needed {
			return "is missing"
		}
		return ""
	}
	if !value.IsKnown() {
		return ""
	}
	return l.reasonOf(value)
}

func (l limit) reasonOf(value cty.Value) string {
	if value.Type() == cty.String && l.pattern != nil && !l.pattern.MatchString(value.AsString()) {
		return fmt.Sprintf("is %q, which does not match %s", value.AsString(), l.pattern)
	}
	size, what := sizeOf(value)
	if size < l.least || l.most != 0 && size > l.most {
		return fmt.Sprintf("has %v %s, which is not from %v to %v", size, what, l.least, l.most)
	}
	return ""
}

// sizeOf is what the bounds of a limit hold for.
func sizeOf(value cty.Value) (float64, string) {
	switch of := value.Type(); {
	case of == cty.Number:
		size, _ := value.AsBigFloat().Float64()
		return size, "as its value"
	case of == cty.String:
		return float64(utf8.RuneCountInString(value.AsString())), "characters"
	default:
		return float64(value.LengthInt()), "elements"
	}
}
