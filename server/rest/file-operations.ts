import { exportAnalysis } from "@/server/modules/analyses/operations/export-analysis";
import { downloadFaults } from "@/server/modules/catalog/operations/download-faults";
import { exportProducts } from "@/server/modules/catalog/operations/export-products";
import { exportReport } from "@/server/modules/competitors/operations/export-report";
import { getPicture } from "@/server/modules/competitors/operations/get-picture";
import { downloadFile } from "@/server/modules/files/operations/download-file";
import { uploadImage, uploadImportFile } from "@/server/modules/files/operations/upload-file";
import { exportAiUsage } from "@/server/modules/insight/operations/export-ai-usage";
import { exportInstallationUsage } from "@/server/modules/insight/operations/export-installation-usage";
import { exportAds } from "@/server/modules/studio/operations/export-ads";
import { exportText } from "@/server/modules/studio/operations/export-text";
import type { AnyOperation } from "@/server/operations/define";

/** The operations whose input or output is a file: it travels as the body, beside which there is no JSON. */
export const fileOperations = {
  uploadImportFile,
  uploadImage,
  downloadFile,
  exportProducts,
  exportReport,
  getPicture,
  downloadFaults,
  exportAiUsage,
  exportAds,
  exportText,
  exportAnalysis,
  exportInstallationUsage,
};

const csv = "text/csv";
const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const written = [docx, "text/html", "text/markdown", "text/plain"];
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What kinds of file each takes or gives. What is sent is told from its content, so that no type is refused. */
const types: Record<keyof typeof fileOperations, { takes: string[] } | { gives: string[] }> = {
  uploadImportFile: { takes: [csv, xlsx, "application/octet-stream"] },
  uploadImage: { takes: ["image/*", "application/octet-stream"] },
  downloadFile: { gives: ["image/webp", csv, xlsx] },
  exportProducts: { gives: [csv, xlsx] },
  exportReport: { gives: [csv, xlsx] },
  getPicture: { gives: ["image/webp"] },
  downloadFaults: { gives: [csv] },
  exportAds: { gives: [csv] },
  exportAiUsage: { gives: [csv] },
  exportAnalysis: { gives: [...written, csv] },
  exportText: { gives: written },
  exportInstallationUsage: { gives: [csv] },
};

const typesByName = new Map(
  Object.entries(fileOperations).map(([key, { name }]) => [name as string, types[key as keyof typeof types]]),
);

/** What kinds of file an operation takes or gives; undefined for one that speaks JSON. */
export const fileTypesOf = ({ name }: AnyOperation) => typesByName.get(name);
