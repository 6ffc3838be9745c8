/** The library's words for tables and columns in the words of the record. */
const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
export const tableNames = {
  user: {
    modelName: 'person',
    fields: { ...times, emailVerified: 'email_verified' },
  },
  session: {
    modelName: 'person_session',
    fields: {
      ...times,
      userId: 'person',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'person_account',
    fields: {
      ...times,
      userId: 'person',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: {
    modelName: 'person_verification',
    fields: { ...times, expiresAt: 'expires_at' },
  },
  twoFactorOptions: {
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'person_two_factor',
        fields: {
          userId: 'person',
          backupCodes: 'backup_codes',
          failedVerificationCount: 'failed_verification_count',
          lockedUntil: 'locked_until',
        },
      },
    },
  },
  passkeySchema: {
    passkey: {
      modelName: 'person_passkey',
      fields: {
        userId: 'person',
        credentialID: 'credential_id',
        publicKey: 'public_key',
        deviceType: 'device_type',
        backedUp: 'backed_up',
        createdAt: 'created_at',
      },
    },
  },
} as const
