import { useTranslations } from "next-intl";
import { PageHead } from "@/components/shared/page-head";
import { RelativeTime } from "@/components/shared/relative-time";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { linksIn } from "./links";

interface Props {
  mail: {
    sender: string;
    recipient: string;
    subject: string;
    html: string;
    text: string;
    locale: string;
    createdAt: Date;
  };
}

/** One mail as its reader sees it and as text, with its links at hand. */
export function Mail({ mail }: Props) {
  const t = useTranslations("mailbox");
  const links = linksIn(mail.text);
  const address = (text: string) => <bdi key={text}>{text}</bdi>;
  return (
    <>
      <PageHead
        title={mail.subject}
        purpose={
          <span className="flex flex-wrap gap-x-4">
            <span>{t.rich("from", { address: () => address(mail.sender) })}</span>
            <span>{t.rich("to", { address: () => address(mail.recipient) })}</span>
            <RelativeTime date={mail.createdAt} />
          </span>
        }
      />
      {links.length > 0 && (
        <Card>
          <CardHeader>
            <CardTitle>{t("links")}</CardTitle>
          </CardHeader>
          <CardContent>
            <ul className="grid gap-1.5">
              {links.map((link) => (
                <li key={link}>
                  <a
                    href={link}
                    dir="ltr"
                    className="block break-all rounded-sm text-start text-primary-text underline underline-offset-2"
                  >
                    {link}
                  </a>
                </li>
              ))}
            </ul>
          </CardContent>
        </Card>
      )}
      <Card className="overflow-hidden">
        <CardHeader className="pb-3">
          <CardTitle>{t("html")}</CardTitle>
        </CardHeader>
        {/* No scripts, forms or cookies in there; a link that is clicked opens in place of this page. */}
        <iframe
          title={mail.subject}
          sandbox="allow-top-navigation-by-user-activation"
          srcDoc={`<base target="_top">${mail.html}`}
          className="h-[34rem] w-full border-t bg-white"
        />
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("text")}</CardTitle>
        </CardHeader>
        <CardContent>
          <pre
            dir="auto"
            lang={mail.locale}
            className="overflow-x-auto whitespace-pre-wrap break-words text-start font-mono text-sm"
          >
            {mail.text}
          </pre>
        </CardContent>
      </Card>
    </>
  );
}
