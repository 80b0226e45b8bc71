// As soon as it is imported, @cdktf/commons asks HashiCorp for news and logs that it could not: for a generator of code that is neither
// needed nor wanted.
process.env.CHECKPOINT_DISABLE ??= '1';
process.env.CDKTF_LOG_LEVEL ??= 'off';
