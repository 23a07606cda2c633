import { useTranslations } from "next-intl";
import { WayCard, WayCards } from "@/components/shared/way-card";
import { Permitted } from "@/components/workspace/permitted";
import { analysisKinds } from "@/server/modules/analyses/kinds";
import { kindIcons } from "./kinds";

interface Props {
  base: string;
  /** Below a heading of the second level, or in its place. */
  heading?: "h2" | "h3";
}

/** The kinds of analyses, each with the way to its form. */
export function KindCards({ base, heading = "h3" }: Props) {
  const t = useTranslations("analyses.kinds");
  return (
    <WayCards>
      {analysisKinds.map((kind) => (
        <Permitted key={kind} to={kind === "seo" ? "studio.read" : "studio.use"}>
          <WayCard
            href={`${base}/studio/analyses/new/${kind}`}
            icon={kindIcons[kind]}
            title={t(`${kind}.title`)}
            purpose={t(`${kind}.purpose`)}
            heading={heading}
          />
        </Permitted>
      ))}
    </WayCards>
  );
}
