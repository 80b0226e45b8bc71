// Package objects keeps what was applied outside of any state, as a cloud does: one JSON file an object.
package objects

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
)

// Folder is where objects are kept.
type Folder string

// Key names one object: its ID is unique among those of its kind in its scope.
type Key struct {
	Account, Scope, Kind, ID string
}

// Read answers an object's JSON text, and whether the object exists.
func (f Folder) Read(key Key) ([]byte, bool, error) {
	text, err := os.ReadFile(f.file(key))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	return text, err == nil, err
}

// Write writes an object, as a service would: a new one must not exist yet, any other must.
func (f Folder) Write(key Key, text []byte, isNew bool) error {
	if err := os.MkdirAll(filepath.Dir(f.file(key)), 0o755); err != nil {
		return err
	}
	flag := os.O_TRUNC
	if isNew {
		flag = os.O_CREATE | os.O_EXCL
	}
	file, err := os.OpenFile(f.file(key), os.O_WRONLY|flag, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%q exists already", key.ID)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%q does not exist", key.ID)
	case err != nil:
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}

// Delete removes an object; one that is gone already is no error.
func (f Folder) Delete(key Key) error {
	if err := os.Remove(f.file(key)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (f Folder) file(key Key) string {
	return filepath.Join(string(f), key.Account, url.QueryEscape(key.Scope), key.Kind, url.QueryEscape(key.ID)+".json")
}
