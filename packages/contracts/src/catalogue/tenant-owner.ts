/** The owner of everything that a tenant's own files contribute: the first part of their ids. */
export const TENANT_OWNER = 'tenant'
