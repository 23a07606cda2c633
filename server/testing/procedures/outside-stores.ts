/** Operations that are not a store's, and why. Everything else needs a permission in a store. */
export const outsideStores: Readonly<Record<string, string>> = {
  // Public: for people who are not signed in, or for nobody in particular.
  "status.getHealth": "load balancers and monitors ask it; it tells nothing of any store",
  "auth.register": "opens an account, once the address is confirmed",
  "auth.confirmEmail": "whoever holds the mailed link",
  "auth.resendConfirmation": "answers the same whether the address is known or not",
  "auth.login": "the way in",
  "auth.requestPasswordReset": "answers the same whether the address is known or not",
  "auth.resetPassword": "whoever holds the mailed link",
  "workspaces.getInvitation": "whoever holds the mailed link",
  "workspaces.acceptInvitation": "whoever holds the mailed link",

  // A person's own: account, sessions, the list of their stores.
  "auth.getProfile": "one's own account",
  "auth.updateProfile": "one's own account",
  "auth.changePassword": "one's own account",
  "auth.listSessions": "one's own sessions",
  "auth.revokeSession": "one's own sessions",
  "auth.signOutEverywhere": "one's own sessions",
  "auth.logout": "one's own session",
  "workspaces.listWorkspaces": "the stores that one belongs to",
  "workspaces.listClosedWorkspaces": "the closed stores of which one is an owner",
  "workspaces.restoreWorkspace": "a closed store is entered by nobody; its owners open it again",
  "workspaces.createWorkspace": "there is no store yet",

  // The installation's admins.
  "admin.listUsers": "people of all stores",
  "admin.listWorkspaces": "all stores",
  "ai.adminUsage": "usage and cost of all stores",
  "wallet.givePoints": "points come from the operator",
  "wallet.reversePoints": "points come from the operator",
  "jobRuns.listJobRuns": "the job engine works for all stores",
  "jobRuns.getJobRun": "the job engine works for all stores",
  "jobRuns.cancelJobRun": "the job engine works for all stores",
  "jobRuns.repeatJobRun": "the job engine works for all stores",
  "settings.getSettings": "settings of the installation",
  "settings.saveSettings": "settings of the installation",
  "settings.listSettingVersions": "settings of the installation",
};
