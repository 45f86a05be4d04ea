import * as _fcc_plugin_api from '@fcc/plugin-api';

/** Healthcare: de-identify and release clinical text under HIPAA. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
