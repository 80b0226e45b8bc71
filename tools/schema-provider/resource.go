package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// read returns what is kept of an object, null where there is none.
func (s *server) read(resourceType string, current cty.Value) (cty.Value, error) {
	attributes := current.AsValueMap()
	text, err := os.ReadFile(s.file(resourceType, attributes))
	if errors.Is(err, fs.ErrNotExist) {
		return cty.NullVal(current.Type()), nil
	}
	if err != nil {
		return current, err
	}
	kept, err := ctyjson.Unmarshal(text, current.Type())
	if err != nil {
		return current, err
	}
	read := kept.AsValueMap()
	for _, name := range append([]string{"timeouts"}, kindOf(resourceType).neverRead...) {
		if value, found := attributes[name]; found {
			read[name] = value
		}
	}
	return cty.ObjectVal(read), nil
}

// plan returns the planned state, and the attributes whose change replaces the object.
func plan(kind kind, prior, proposed cty.Value, block *tfjson.SchemaBlock) (cty.Value, []*tftypes.AttributePath) {
	if proposed.IsNull() {
		return proposed, nil
	}
	after := proposed.AsValueMap()
	before := map[string]cty.Value{}
	if !prior.IsNull() {
		before = prior.AsValueMap()
	}
	for _, name := range kind.computedBlocks {
		if isEmpty(after[name]) {
			after[name] = cty.UnknownVal(after[name].Type())
			if !prior.IsNull() {
				after[name] = before[name]
			}
		}
	}
	if prior.IsNull() {
		return markUnknown(cty.ObjectVal(after), block), nil
	}
	for _, name := range kind.documents {
		if equivalentJSON(textOf(before, name), textOf(after, name)) {
			after[name] = before[name]
		}
	}
	if cty.ObjectVal(after).RawEquals(prior) {
		return prior, nil
	}
	var replaced []*tftypes.AttributePath
	for _, name := range kind.replaces {
		if !after[name].RawEquals(before[name]) {
			replaced = append(replaced, tftypes.NewAttributePath().WithAttributeName(name))
		}
	}
	return markUnknown(cty.ObjectVal(after), block), replaced
}

// equivalentJSON tells whether two texts are the same JSON, whatever the order of their keys.
func equivalentJSON(one, other string) bool {
	var a, b any
	return json.Unmarshal([]byte(one), &a) == nil && json.Unmarshal([]byte(other), &b) == nil && reflect.DeepEqual(a, b)
}

// apply makes, changes or deletes an object, and returns its state.
func (s *server) apply(resourceType string, prior, planned, config cty.Value) (cty.Value, error) {
	if planned.IsNull() {
		return planned, s.remove(resourceType, prior.AsValueMap())
	}
	kind := kindOf(resourceType)
	filled, err := s.compute(planned, config, kind)
	if err != nil {
		return planned, err
	}
	attributes := filled.AsValueMap()
	if err := refusal(limitsOf(resourceType, service), attributes); err != nil {
		return planned, err
	}
	if prior.IsNull() {
		id, err := s.newID(kind, filled)
		if err != nil {
			return planned, err
		}
		attributes["id"] = cty.StringVal(id)
	} else {
		for _, name := range kind.unsent {
			if isEmpty(attributes[name]) {
				attributes[name] = prior.AsValueMap()[name]
			}
		}
	}
	if tags, found := attributes["tags"]; found {
		attributes["tags"] = readableTags(tags)
	}
	return cty.ObjectVal(attributes), s.keep(resourceType, attributes, prior.IsNull())
}

// remove deletes an object, and those that belong to it; there may be none any more.
func (s *server) remove(resourceType string, attributes map[string]cty.Value) error {
	path := s.file(resourceType, attributes)
	id := strings.TrimSuffix(filepath.Base(path), ".json")
	paths := []string{path}
	for _, part := range kindOf(resourceType).parts {
		folder := filepath.Join(filepath.Dir(filepath.Dir(path)), part)
		paths = append(paths, filepath.Join(folder, id+".json"))
		// Names hold neither a wildcard nor an escaped colon.
		below, err := filepath.Glob(filepath.Join(folder, id+"%3A*.json"))
		if err != nil {
			return err
		}
		paths = append(paths, below...)
	}
	for _, path := range paths {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Tags of the vendor's own are left out when the provider reads an object.
var unreadTag = regexp.MustCompile(`^(aliyun|acs:|https?://)`)

func readableTags(tags cty.Value) cty.Value {
	if isEmpty(tags) {
		return tags
	}
	readable := tags.AsValueMap()
	maps.DeleteFunc(readable, func(name string, _ cty.Value) bool { return unreadTag.MatchString(name) })
	if len(readable) == 0 {
		return cty.MapValEmpty(tags.Type().ElementType())
	}
	return cty.MapVal(readable)
}

// compute fills in what the service would, where unset computed attributes are marked unknown.
func (s *server) compute(planned, config cty.Value, kind kind) (cty.Value, error) {
	filled, configured := planned.AsValueMap(), config.AsValueMap()
	// Twice: an ARN may be made from a name that the first pass filled in.
	for range 2 {
		for name, of := range planned.Type().AttributeTypes() {
			var value any
			if !filled[name].IsKnown() {
				value = kind.computed[name]
			} else if filled[name].IsNull() {
				value = kind.defaults[name]
			}
			if following, found := kind.follows[name]; found && configured[name].IsNull() {
				value = following
			}
			data := s.evaluate(value, filled)
			if data == nil || data == "" {
				continue
			}
			text, err := json.Marshal(data)
			if err != nil {
				return planned, err
			}
			if filled[name], err = ctyjson.Unmarshal(text, of); err != nil {
				return planned, fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return fillUnknown(cty.ObjectVal(filled))
}

func (s *server) newID(kind kind, applied cty.Value) (string, error) {
	if kind.id == "" {
		text, err := ctyjson.Marshal(applied, applied.Type())
		return hash(string(text)), err
	}
	id := s.expand(kind.id, applied.AsValueMap())
	if id == "" {
		return "", fmt.Errorf("its ID is made from %s, and one of these is missing", kind.id)
	}
	return id, nil
}

// keep writes what can be read of an object, as a service would: a new one must not exist yet, any other must.
func (s *server) keep(resourceType string, attributes map[string]cty.Value, isNew bool) error {
	readable := maps.Clone(attributes)
	for _, name := range kindOf(resourceType).neverRead {
		readable[name] = cty.NullVal(readable[name].Type())
	}
	object := cty.ObjectVal(readable)
	text, err := ctyjson.Marshal(object, object.Type())
	if err != nil {
		return err
	}
	path := s.file(resourceType, attributes)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	flag := os.O_TRUNC
	if isNew {
		flag = os.O_CREATE | os.O_EXCL
	}
	file, err := os.OpenFile(path, os.O_WRONLY|flag, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%q exists already", textOf(attributes, "id"))
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%q does not exist", textOf(attributes, "id"))
	case err != nil:
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}

// file is the path of the JSON file that keeps an object: its ID is unique among those of its type in its scope.
func (s *server) file(resourceType string, attributes map[string]cty.Value) string {
	scope := s.expand(kindOf(resourceType).scope, attributes)
	return filepath.Join(s.folder, s.account, url.QueryEscape(scope), resourceType, url.QueryEscape(textOf(attributes, "id"))+".json")
}
