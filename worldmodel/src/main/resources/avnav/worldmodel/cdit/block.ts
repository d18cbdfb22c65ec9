  # R rows, T target tokens, M context tokens, h width. A block's weights in p: qkv, proj, in_proj, bias_k, bias_v,
  # out_proj, mlp, mlp_audio (weight and bias each); its eleven modulations in a, each [R][1][h].

  def narrow(self, x: Tensor) -> Tensor:
    return ${narrow}

  def wide(self, x: Tensor) -> Tensor:
    return ${wide}

  def norm(self, x: Tensor) -> Tensor:
    return torch.layer_norm(x, [${width}], None, None, 9.9999999999999995e-07, False)

  def modulate(self, x: Tensor, shift: Tensor, scale: Tensor) -> Tensor:
    return torch.addcmul(shift, (self).narrow((self).norm(x)), scale + 1)

  def by_head(self, x: Tensor) -> Tensor:
    return torch.transpose(torch.reshape(x, [torch.size(x, 0), torch.size(x, 1), ${heads}, ${headWidth}]), 1, 2)

  # The same of n parts that stand behind each other, [R][T][n h] as [n][R][heads][T][h / heads]; a view.
  def parts_by_head(self, x: Tensor, n: int) -> Tensor:
    y = torch.reshape(x, [torch.size(x, 0), torch.size(x, 1), n, ${heads}, ${headWidth}])
    return torch.permute(y, [2, 0, 3, 1, 4])

  # [R][heads][T][h / heads] as [R][T][h].
  def by_token(self, x: Tensor) -> Tensor:
    return torch.flatten(torch.transpose(x, 1, 2), 2)

  # What a query's products with keys are multiplied by.
  def query_scale(self) -> float:
    return ${queryScale}

  def attend(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return (self).by_token(torch.scaled_dot_product_attention((self).by_head(q), (self).by_head(k), (self).by_head(v)))

  def self_attention(self, x: Tensor, a: List[Tensor], p: List[Tensor]) -> Tensor:
    o = (self).among_tokens((self).modulate(x, a[0], a[1]), p)
    return (self).lin(o, p[2], p[3])

  def cross_attention(self, x: Tensor, context: Tensor, a: List[Tensor], p: List[Tensor]) -> Tensor:
    o = (self).to_context((self).modulate(x, a[5], a[6]), torch.addcmul(a[3], context, a[4] + 1), p)
    return (self).lin(o, p[8], p[9])

  # The first `visual` tokens go to the visual expert, the rest to the audio expert; or all to the one there is.
  def feed_forward(self, x: Tensor, a: List[Tensor], p: List[Tensor], visual: int) -> Tensor:
    m = (self).modulate(x, a[8], a[9])
    rest = torch.size(m, 1) - visual
    if rest == 0 or not ${experts}:
      y = (self).mlp(m, p, 10)
    elif visual == 0:
      y = (self).mlp(m, p, 14)
    else:
      parts = torch.split_with_sizes(m, [visual, rest], 1)
      y = torch.cat([(self).mlp(torch.contiguous(parts[0]), p, 10), (self).mlp(torch.contiguous(parts[1]), p, 14)], 1)
    return y

  def block(self, x: Tensor, context: Tensor, modulation: Tensor, p: List[Tensor], visual: int) -> Tensor:
    a = torch.chunk(modulation, 11, 2)
    x = x + a[2] * (self).self_attention(x, a, p)
    x = x + a[7] * (self).cross_attention(x, context, a, p)
    return x + a[10] * (self).feed_forward(x, a, p, visual)

  # One modulation [R][1][11h] per block; m holds weight and bias of each block, or of all blocks stacked.
  def modulations(self, c: Tensor, m: List[Tensor]) -> List[Tensor]:
    s = torch.unsqueeze(torch.silu(c), 1)
    if torch.len(m) == 2:
      all = torch.chunk((self).lin(s, m[0], m[1]), ${depth}, 2)
    else:
      all = annotate(List[Tensor], [])
      for l in range(${depth}):
        torch.append(all, (self).lin(s, m[2 * l], m[2 * l + 1]))
    return all

  # Context tokens of G groups [G][M][h], normalised once for all blocks and handed to the rows that use them.
  def context_of_rows(self, tokens: Tensor, index: Tensor) -> Tensor:
    n = (self).narrow((self).norm(tokens))
    if torch.numel(index) > 0:
      n = torch.index_select(n, 0, index)
    return n

  # What rows are told by their condition c [R][h]: the modulations of each block and, [R][1][2h], of each head in f.
  def told(self, c: Tensor, m: List[Tensor], f: List[Tensor]) -> List[Tensor]:
    all = (self).modulations(c, m)
    for i in range(torch.floordiv(torch.len(f), 4)):
      torch.append(all, torch.unsqueeze(torch.linear(torch.silu(c), f[4 * i], f[4 * i + 1]), 1))
    return all

  # The same as one matrix [R][n] in float32, and back.
  def tell(self, action: Tensor, offset: Tensor, step: Tensor, e: List[Tensor], m: List[Tensor], f: List[Tensor]) -> Tensor:
    all = (self).told((self).conditioning(action, offset, step, e), m, f)
    return torch.to(torch.squeeze(torch.cat(all, 2), 1), 6)

  def untold(self, matrix: Tensor) -> List[Tensor]:
    parts = torch.split_with_sizes(torch.unsqueeze(matrix, 1), ${told}, 2)
    all = annotate(List[Tensor], [])
    for i in range(torch.len(parts)):
      if i < ${depth}:
        torch.append(all, (self).narrow(parts[i]))
      else:
        torch.append(all, parts[i])
    return all

  # A block may have more weights when they are ready for prediction than as they are trained.
  def of_block(self, all: List[Tensor], l: int) -> List[Tensor]:
    n = torch.floordiv(torch.len(all), ${depth})
    return all[n * l:n * (l + 1)]

  def blocks(self, x: Tensor, context: Tensor, told: List[Tensor], p: List[Tensor], visual: int) -> Tensor:
    for l in range(${depth}):
      x = (self).block(x, context, told[l], (self).of_block(p, l), visual)
    return x

  def head(self, x: Tensor, told: List[Tensor], f: List[Tensor], i: int) -> Tensor:
    a = torch.chunk(told[${depth} + i], 2, 2)
    return torch.linear(torch.addcmul(a[0], (self).norm(x), a[1] + 1), f[4 * i + 2], f[4 * i + 3])

  def snapshot(self, x: Tensor, all: List[Tensor]) -> List[Tensor]:
    copies = annotate(List[Tensor], [])
    for i in range(torch.len(all)):
      torch.append(copies, torch.clone(all[i]))
    return copies

  def ready_blocks(self, x: Tensor, all: List[Tensor]) -> List[Tensor]:
    ready = annotate(List[Tensor], [])
    for l in range(${depth}):
      torch.extend(ready, (self).ready_block((self).of_block(all, l)))
    return ready

  # The modulations of all blocks as one matrix and bias.
  def ready_modulations(self, x: Tensor, m: List[Tensor]) -> List[Tensor]:
    weights = annotate(List[Tensor], [])
    biases = annotate(List[Tensor], [])
    for l in range(${depth}):
      torch.append(weights, m[2 * l])
      torch.append(biases, m[2 * l + 1])
    return [(self).ready(torch.cat(weights, 0)), torch.clone((self).narrow(torch.cat(biases, 0)))]
