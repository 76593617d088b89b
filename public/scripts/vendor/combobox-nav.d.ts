// The server puts the package's module at this address; see src/web/http/assets.ts.
export { default } from '@github/combobox-nav';
