package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"time"

	"github.com/zclconf/go-cty/cty"
)

// function computes an attribute from the others.
type function func(s *server, attributes map[string]cty.Value) any

// evaluate gives a value of the table as plain Go data; nil or empty where an attribute that it is computed from is missing.
func (s *server) evaluate(value any, attributes map[string]cty.Value) any {
	switch value := value.(type) {
	case string:
		return s.expand(value, attributes)
	case function:
		return value(s, attributes)
	default:
		return value
	}
}

var reference = regexp.MustCompile(`\{(\w+)\}`)

// expand fills the attributes, the account and the region into a template; an attribute without a value leaves the whole text empty.
func (s *server) expand(template string, attributes map[string]cty.Value) string {
	complete := true
	expanded := reference.ReplaceAllStringFunc(template, func(match string) string {
		var text string
		switch name := match[1 : len(match)-1]; name {
		case "account":
			text = s.account
		case "region":
			text = s.region
		default:
			text = textOf(attributes, name)
		}
		complete = complete && text != ""
		return text
	})
	if !complete {
		return ""
	}
	return expanded
}

// identifier makes up an ID that is the same for the same object.
func identifier(template string) function {
	return func(s *server, attributes map[string]cty.Value) any {
		expanded := s.expand(template, attributes)
		if expanded == "" {
			return nil
		}
		return hash(s.account + s.region + expanded)
	}
}

// hash is a text of the length that services give their IDs.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

var now function = func(*server, map[string]cty.Value) any {
	return time.Now().UTC().Format(time.RFC3339)
}

var nowInSeconds function = func(*server, map[string]cty.Value) any {
	return time.Now().Unix()
}

// codeSize is the size of the zip in the request, if there is one.
var codeSize function = func(_ *server, attributes map[string]cty.Value) any {
	zip := textOf(blockOf(attributes, "code"), "zip_file")
	if zip == "" {
		return nil
	}
	return base64.StdEncoding.DecodedLen(len(zip))
}

var regionIDs function = func(s *server, _ map[string]cty.Value) any {
	return []string{s.region}
}

// isEmpty tells whether a value is null, or holds nothing: the blocks of a name that the configuration does not have.
func isEmpty(value cty.Value) bool {
	return value.IsNull() || value.IsKnown() && value.CanIterateElements() && value.LengthInt() == 0
}

// textOf is a string attribute; empty where it is missing, null or unknown.
func textOf(attributes map[string]cty.Value, name string) string {
	value := attributes[name]
	if value.IsNull() || !value.IsKnown() {
		return ""
	}
	return value.AsString()
}

// blockOf is the first nested block of a name; nil where there is none.
func blockOf(attributes map[string]cty.Value, name string) map[string]cty.Value {
	blocks := attributes[name]
	if blocks.IsNull() || !blocks.IsKnown() || blocks.LengthInt() == 0 {
		return nil
	}
	return blocks.AsValueSlice()[0].AsValueMap()
}
