import * as _fcc_plugin_api from '@fcc/plugin-api';

/** The core catalogue: five personas, the workflow that joins them, their gates, the standard constitution. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
