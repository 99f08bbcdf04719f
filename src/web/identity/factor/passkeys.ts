/** Lets this browser make a passkey; `null` where the person or the browser says no. The library
 * comes only when it is needed. */
export async function makePasskey(
  options: string,
): Promise<{ credentialId: string; clientData: string; attestation: string } | null> {
  try {
    const { startRegistration } = await import('@simplewebauthn/browser')
    const { id, response } = await startRegistration({ optionsJSON: JSON.parse(options) })
    const { clientDataJSON: clientData, attestationObject: attestation } = response
    return { credentialId: id, clientData, attestation }
  } catch (error) {
    console.warn(error)
    return null
  }
}

/** Lets a passkey of this browser sign; `null` where the person or the browser says no. */
export async function signWithPasskey(options: string): Promise<{
  credentialId: string
  clientData: string
  authenticatorData: string
  signature: string
} | null> {
  try {
    const { startAuthentication } = await import('@simplewebauthn/browser')
    const { id, response } = await startAuthentication({ optionsJSON: JSON.parse(options) })
    const { clientDataJSON: clientData, authenticatorData, signature } = response
    return { credentialId: id, clientData, authenticatorData, signature }
  } catch (error) {
    console.warn(error)
    return null
  }
}
