import { createPrivateKey } from 'node:crypto'

/*
 * Certificates of an authority that nobody trusts but a test, until 2125, and one key for all of them: it opens
 * nothing but servers of these tests. They were made with `openssl req -new` and `openssl ca -startdate -enddate`,
 * and stand here so that a test needs neither that program nor a clock of its own.
 */

/** What a certificate of a test server is like. All but `own` are of the authority. */
export type TestCertificate = 'good' | 'expired' | 'early' | 'elsewhere' | 'own'

const derOf: Readonly<Record<TestCertificate | 'authority', string>> = {
  // The authority.
  authority:
    'MIIBhjCCASugAwIBAgIUJt33+7Gy5o68VdlF8ckIl4kcMSgwCgYIKoZIzj0EAwIwITEfMB0GA1UEAwwWQW4gYXV0aG9yaXR5IGZvciB0ZXN0czAgFw0yMDAxMDEwMDAwMDBaGA8yMTI1MDEwMTAwMDAwMFowITEfMB0GA1UEAwwWQW4gYXV0aG9yaXR5IGZvciB0ZXN0czBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABD+aowjvbicir5YoauHR6E6oCy2ynNDpWXeM760Ka9WoL+Ck1/T4J5EcXMre/1Wfw1pYd3avZvJlR2LNYtHOI4ujPzA9MA8GA1UdEwEB/wQFMAMBAf8wCwYDVR0PBAQDAgIEMB0GA1UdDgQWBBS7MTMk7d4gIFjMuq6mZ2daUv1bizAKBggqhkjOPQQDAgNJADBGAiEAzvgqBRyocr86U+8dCWT0Yjz5BnhOkPKKp/Xoc/A7rqMCIQC8PiCYya8+smZbgb6m4eX15+KFkek9b6eVi8JxiFmwJQ==',
  // For 127.0.0.1.
  good: 'MIIBhjCCAS2gAwIBAgIUb9JMbhJg8YY6ezWU5gwGjMtQMoowCgYIKoZIzj0EAwIwITEfMB0GA1UEAwwWQW4gYXV0aG9yaXR5IGZvciB0ZXN0czAgFw0yMDAxMDEwMDAwMDBaGA8yMTI1MDEwMTAwMDAwMFowDzENMAsGA1UEAwwEZ29vZDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLrWO10+kNwLjNJVG3nS6WeNO5nUSbJMj/6yY9HYR5/6xo0CQX2wgPFY9z0ZcpP18GNV1a5CBt8Rd5uzMKp8MEOjUzBRMA8GA1UdEQQIMAaHBH8AAAEwHQYDVR0OBBYEFOXA0wVsPpuUh0+YpiBbuyB6O9TuMB8GA1UdIwQYMBaAFLsxMyTt3iAgWMy6rqZnZ1pS/VuLMAoGCCqGSM49BAMCA0cAMEQCIA32xpS7e5Qi7xYnyw8pDQj5Pl5H+hHG80k+WtNxfrAoAiB3iwxUeWiH5+OJsIwnnlUL7RgeXYjA3LO3zdlfAaWm8g==',
  // Valid in January 2020 alone.
  expired:
    'MIIBiDCCAS6gAwIBAgIUZf/3iHkQ5JkWxk4v9EG9sRvviZYwCgYIKoZIzj0EAwIwITEfMB0GA1UEAwwWQW4gYXV0aG9yaXR5IGZvciB0ZXN0czAeFw0yMDAxMDEwMDAwMDBaFw0yMDAyMDEwMDAwMDBaMBIxEDAOBgNVBAMMB2V4cGlyZWQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAS61jtdPpDcC4zSVRt50ulnjTuZ1EmyTI/+smPR2Eef+saNAkF9sIDxWPc9GXKT9fBjVdWuQgbfEXebszCqfDBDo1MwUTAPBgNVHREECDAGhwR/AAABMB0GA1UdDgQWBBTlwNMFbD6blIdPmKYgW7sgejvU7jAfBgNVHSMEGDAWgBS7MTMk7d4gIFjMuq6mZ2daUv1bizAKBggqhkjOPQQDAgNIADBFAiEAsYl7mWBY8cZU88xcDunWNDdni2VY6/gjwj/NgITaQfMCIDhcZcXDSkWy0V2Wj9vkIjS9ANIRWrHsXxW1X4cU+jcM',
  // Not valid before 2120.
  early:
    'MIIBiTCCATCgAwIBAgIUAsVeWaWJ3LwyaBABs5NZ1WsCL0MwCgYIKoZIzj0EAwIwITEfMB0GA1UEAwwWQW4gYXV0aG9yaXR5IGZvciB0ZXN0czAiGA8yMTIwMDEwMTAwMDAwMFoYDzIxMjUwMTAxMDAwMDAwWjAQMQ4wDAYDVQQDDAVlYXJseTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLrWO10+kNwLjNJVG3nS6WeNO5nUSbJMj/6yY9HYR5/6xo0CQX2wgPFY9z0ZcpP18GNV1a5CBt8Rd5uzMKp8MEOjUzBRMA8GA1UdEQQIMAaHBH8AAAEwHQYDVR0OBBYEFOXA0wVsPpuUh0+YpiBbuyB6O9TuMB8GA1UdIwQYMBaAFLsxMyTt3iAgWMy6rqZnZ1pS/VuLMAoGCCqGSM49BAMCA0cAMEQCIBXiC03t6iltfdAWVGQZBvNraHQeE8K4iEGRkiRRZ2yhAiBDZECnUV726fIlpPdFbpLLdlm8Mw3oTDG4HoOMcd1bEg==',
  // For models.example.
  elsewhere:
    'MIIBlTCCATygAwIBAgIUDySABzb2AIATl7We5XcdxXPFJA8wCgYIKoZIzj0EAwIwITEfMB0GA1UEAwwWQW4gYXV0aG9yaXR5IGZvciB0ZXN0czAgFw0yMDAxMDEwMDAwMDBaGA8yMTI1MDEwMTAwMDAwMFowFDESMBAGA1UEAwwJZWxzZXdoZXJlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEutY7XT6Q3AuM0lUbedLpZ407mdRJskyP/rJj0dhHn/rGjQJBfbCA8Vj3PRlyk/XwY1XVrkIG3xF3m7MwqnwwQ6NdMFswGQYDVR0RBBIwEIIObW9kZWxzLmV4YW1wbGUwHQYDVR0OBBYEFOXA0wVsPpuUh0+YpiBbuyB6O9TuMB8GA1UdIwQYMBaAFLsxMyTt3iAgWMy6rqZnZ1pS/VuLMAoGCCqGSM49BAMCA0cAMEQCIDtVlesgQLgjaf7j3KN7ASM1vo4xO/iSUOnpYXPgC56bAiBNv4z1yLL7WX9FQASqeLNzGaKPxzwTZIMK8/wz40UpSw==',
  // Signed with its own key.
  own: 'MIIBUjCB+KADAgECAhQ9b+9vy31S3pWgxGNOSzbzGLC04TAKBggqhkjOPQQDAjAOMQwwCgYDVQQDDANvd24wIBcNMjAwMTAxMDAwMDAwWhgPMjEyNTAxMDEwMDAwMDBaMA4xDDAKBgNVBAMMA293bjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLrWO10+kNwLjNJVG3nS6WeNO5nUSbJMj/6yY9HYR5/6xo0CQX2wgPFY9z0ZcpP18GNV1a5CBt8Rd5uzMKp8MEOjMjAwMA8GA1UdEQQIMAaHBH8AAAEwHQYDVR0OBBYEFOXA0wVsPpuUh0+YpiBbuyB6O9TuMAoGCCqGSM49BAMCA0kAMEYCIQC1DnJSkRGNitHVPVRzzIcUQx2HKH8IyksHGH1zP7XcsAIhAPydG3p7yAND62krlMMCJ/En+MiVYGaUyYTtzTx3EEbo',
}

const KEY =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqci3etixPAeloYH/+fglE4DlPA4X8fyXCivCgF0LFIqhRANCAAS61jtdPpDcC4zSVRt50ulnjTuZ1EmyTI/+smPR2Eef+saNAkF9sIDxWPc9GXKT9fBjVdWuQgbfEXebszCqfDBD'

/** A certificate as PEM. */
export function certificateText(name: TestCertificate | 'authority'): string {
  const lines = derOf[name].match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

/** The key of all of them as PEM. */
export function keyText(): string {
  const key = createPrivateKey({ key: Buffer.from(KEY, 'base64'), format: 'der', type: 'pkcs8' })
  return String(key.export({ format: 'pem', type: 'pkcs8' }))
}
