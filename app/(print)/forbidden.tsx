export { PageRefused as default } from "@/components/shared/page-refused";
