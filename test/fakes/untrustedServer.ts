// A server on loopback whose certificate nobody vouches for.

import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

/** Made for these tests alone: for 127.0.0.1, signed by itself, until 2126. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg0qb9v655MvofpDCI
jvxV5xX1d6NqRXGBzsYFXZvx5MihRANCAASfofFsYTt/e00K1EIELwJEVCPOzjpF
niPFmQAsne/HSuOi0v1i58HHMFS/ofRumuaNnu6Xs9mIeOca7rOn7iNC
-----END PRIVATE KEY-----
`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBkTCCATagAwIBAgIUPbCQB0erJ9yER47GhpFlAPY5Ih0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMTE5MzMyNFoYDzIxMjYxMDI4
MTkzMzI0WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASfofFsYTt/e00K1EIELwJEVCPOzjpFniPFmQAsne/HSuOi0v1i58HH
MFS/ofRumuaNnu6Xs9mIeOca7rOn7iNCo2QwYjAdBgNVHQ4EFgQUc03u/ezAAIAv
Guo9DP8oB1dPoVMwHwYDVR0jBBgwFoAUc03u/ezAAIAvGuo9DP8oB1dPoVMwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0kAMEYC
IQCFqBk8B3qJqtQGz4bnSLEaXG0zNQGsa9baX0zPtmReZAIhALBOFBZgUlOLcA/Q
Yz5PBUgtnjuMpi2BGSetypJs+d6q
-----END CERTIFICATE-----
`;

/** The running server. */
export interface UntrustedServer {
  readonly origin: string;
  /** Connections so far, and requests that came through. */
  readonly seen: { connections: number; requests: number };
  stop(): Promise<void>;
}

/** Starts it. */
export async function startUntrustedServer(): Promise<UntrustedServer> {
  const seen = { connections: 0, requests: 0 };
  const server: Server = createServer({ key, cert }, (_request, response) => {
    seen.requests += 1;
    response.end();
  });
  server.on('connection', () => {
    seen.connections += 1;
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
