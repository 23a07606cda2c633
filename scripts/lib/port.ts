import { createServer } from "node:net";

/** Whether this port can be listened on, on all addresses, as Next will do. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else if (error.code === "EACCES") {
        reject(new Error(`Port ${port} needs more rights than you have. Set PORT to a number above 1024.`));
      } else reject(error);
    });
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
