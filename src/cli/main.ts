process.stdout.write('deliberate\n');
