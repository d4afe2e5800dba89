/** What one check of `aicost doctor` found. A warning works but may surprise; a fault needs somebody to act. */
export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly detail: string;
}
