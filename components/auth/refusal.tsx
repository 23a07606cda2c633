import { AuthCard } from "./auth-card";

/** Why a mailed link does not open what it stands for, and what to do. */
export function Refusal({ title, text }: { title: string; text: string }) {
  return (
    <AuthCard title={title}>
      <p className="text-muted-foreground">{text}</p>
    </AuthCard>
  );
}
