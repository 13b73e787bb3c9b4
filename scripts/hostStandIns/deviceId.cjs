// Stands in for VS Code's device identifier: no identifier of this machine is ever read or kept.
exports.getDeviceId = async () => '00000000-0000-4000-8000-000000000000';
