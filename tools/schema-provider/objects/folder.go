// Package objects keeps what was applied outside of any state, as a cloud does: one JSON file an object.
package objects

import (
	"errors"
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

// Create writes an object that does not exist yet; it answers false where it does.
func (f Folder) Create(key Key, text []byte) (bool, error) {
	if err := os.MkdirAll(filepath.Dir(f.file(key)), 0o755); err != nil {
		return false, err
	}
	file, err := os.OpenFile(f.file(key), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	_, err = file.Write(text)
	return err == nil, errors.Join(err, file.Close())
}

// Update writes an object that exists already; it answers false where it does not.
func (f Folder) Update(key Key, text []byte) (bool, error) {
	if _, found, err := f.Read(key); !found {
		return false, err
	}
	return true, os.WriteFile(f.file(key), text, 0o644)
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
