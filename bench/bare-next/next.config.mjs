// Nothing but what keeps the build inside its own folder: that is the point of this app.
export default { turbopack: { root: import.meta.dirname }, serverExternalPackages: ["postgres"] };
