/**
 * A copy in its own buffer. Bytes from a native library lie in the memory of that library,
 * and Node.js from 22 on refuses to hand them to another thread (`DataCloneError`).
 */
export const transferable = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
