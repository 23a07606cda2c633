import { routerOf } from "@/server/trpc/procedures";
import { changePassword } from "./operations/change-password";
import { confirmEmail } from "./operations/confirm-email";
import { getProfile } from "./operations/get-profile";
import { listSessions } from "./operations/list-sessions";
import { login } from "./operations/login";
import { logout } from "./operations/logout";
import { register } from "./operations/register";
import { requestPasswordReset } from "./operations/request-password-reset";
import { resendConfirmation } from "./operations/resend-confirmation";
import { resetPassword } from "./operations/reset-password";
import { revokeSession } from "./operations/revoke-session";
import { signOutEverywhere } from "./operations/sign-out-everywhere";
import { updateProfile } from "./operations/update-profile";

export const authRouter = routerOf({
  changePassword,
  confirmEmail,
  getProfile,
  listSessions,
  login,
  logout,
  register,
  requestPasswordReset,
  resendConfirmation,
  resetPassword,
  revokeSession,
  signOutEverywhere,
  updateProfile,
});
