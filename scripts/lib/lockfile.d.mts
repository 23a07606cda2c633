interface Package {
  version?: string;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

/** The parts of npm's package-lock.json (version 3) that concern us. */
interface Lock {
  packages: Record<string, Package | undefined>;
}

export function isInstalled(lock: Lock, modules: string): boolean;
export function lacksOptional(lock: Lock): boolean;
