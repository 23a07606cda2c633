import type { StoredFile } from "@/server/modules/files/contract";

/**
 * Sends a file to the store. `onProgress` hears the share that is sent, 0 to 1; aborting the signal stops it.
 * @throws an error that carries problem details as failed calls do
 */
export function uploadFile(
  store: string,
  purpose: "import" | "image",
  file: File,
  { onProgress, signal }: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much of a body is sent.
    const request = new XMLHttpRequest();
    request.open("POST", `/api/files/${purpose}`);
    request.setRequestHeader("x-workspace", store);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => onProgress?.(event.loaded / event.total);
    request.onload = () => {
      if (request.status < 300) return resolve(request.response as StoredFile);
      const error = new Error(request.statusText);
      reject(Object.assign(error, { data: { problem: request.response } }));
    };
    request.onerror = () => reject(new TypeError("the connection was lost"));
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
