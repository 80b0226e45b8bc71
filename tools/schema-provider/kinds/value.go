package kinds

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"time"

	"cdktf-alicloud-media-prefetch/tools/schema-provider/values"
)

// Place is whose cloud it is, and where.
type Place struct {
	Account, Region string
}

// Object is what a value is computed from.
type Object struct {
	Place
	Attributes values.Object
	Now        time.Time
}

// Value computes an attribute as plain Go data; nil where what it is computed from is missing.
type Value func(Object) any

var reference = regexp.MustCompile(`\{(\w+)\}`)

// Expand fills the attributes, the account and the region into a template; an attribute without a value leaves the whole text empty.
func (o Object) Expand(template string) string {
	complete := true
	expanded := reference.ReplaceAllStringFunc(template, func(match string) string {
		var text string
		switch name := match[1 : len(match)-1]; name {
		case "account":
			text = o.Account
		case "region":
			text = o.Region
		default:
			text = o.Attributes.Text(name)
		}
		complete = complete && text != ""
		return text
	})
	if !complete {
		return ""
	}
	return expanded
}

func literal(data any) Value {
	return func(Object) any { return data }
}

func text(template string) Value {
	return func(o Object) any {
		if expanded := o.Expand(template); expanded != "" {
			return expanded
		}
		return nil
	}
}

// identifier makes up an ID that is the same for the same object.
func identifier(template string) Value {
	return func(o Object) any {
		if expanded := o.Expand(template); expanded != "" {
			return Hash(o.Account + o.Region + expanded)
		}
		return nil
	}
}

// Hash is a text of the length that services give their IDs.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

func now(o Object) any {
	return o.Now.UTC().Format(time.RFC3339)
}

func nowInSeconds(o Object) any {
	return o.Now.Unix()
}

// codeSize is the size of the zip that came along, if one did.
func codeSize(o Object) any {
	code := o.Attributes.Block("code")
	if !code.Has("zip_file") {
		return nil
	}
	return base64.StdEncoding.DecodedLen(len(code.Text("zip_file")))
}
