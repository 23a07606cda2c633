import Link from "next/link";
import { useTranslations } from "next-intl";
import { Permitted } from "@/components/workspace/permitted";
import { analysisKinds } from "@/server/modules/analyses/kinds";
import { kindIcons } from "./kinds";

interface Props {
  base: string;
  /** Below a heading of the second level, or in its place. */
  heading?: "h2" | "h3";
}

/** The kinds of analyses, each with the way to its form. */
export function KindCards({ base, heading: Heading = "h3" }: Props) {
  const t = useTranslations("analyses.kinds");
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {analysisKinds.map((kind) => {
        const Icon = kindIcons[kind];
        return (
          <Permitted key={kind} to={kind === "seo" ? "studio.read" : "studio.use"}>
            <li className="relative grid content-start gap-2 rounded-lg border bg-card p-4 transition-colors hover:border-primary-text/40">
              <span className="grid size-9 place-items-center rounded-md bg-primary-soft text-primary-text">
                <Icon className="size-4.5" aria-hidden />
              </span>
              <Heading className="font-medium">
                <Link
                  href={`${base}/studio/analyses/new/${kind}`}
                  className="rounded-sm after:absolute after:inset-0 after:rounded-lg"
                >
                  {t(`${kind}.title`)}
                </Link>
              </Heading>
              <p className="text-pretty text-muted-foreground">{t(`${kind}.purpose`)}</p>
            </li>
          </Permitted>
        );
      })}
    </ul>
  );
}
