import * as _fcc_plugin_api from '@fcc/plugin-api';

/** A provider that renders from persona, template and seed: a first run needs no key and no network. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
