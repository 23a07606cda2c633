import { useTranslations } from "next-intl";

/** What the engine calls the run that follows a job's last failure, as Inngest does. */
const afterFailure = /-failure$/;

/** Finds what a job is called for people; one that is no longer known goes by its id. */
export function useJobName(): (id: string) => string {
  const t = useTranslations("admin.jobs");
  const known = (id: string) => {
    const key = `names.${id}` as "names.catalog-import";
    return t.has(key) ? t(key) : id;
  };
  return (id) =>
    afterFailure.test(id) ? t("afterFailure", { job: known(id.replace(afterFailure, "")) }) : known(id);
}
