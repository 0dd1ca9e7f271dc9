/** Of the browser's own types, as far as pages use them here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string }
}

const trusted = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('chavadi', {
  createScriptURL(address) {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`${address} is not ours`)
    return address
  },
})

/** An address of this site's own, for a worker. Pages run under a policy that takes no others. */
export const scriptAddress = (address: string): string => trusted?.createScriptURL(address) ?? address
